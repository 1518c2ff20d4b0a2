package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Ledger;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.cluster.TopicLog;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads everything that can be read of a cluster at rest, and holds it against what was acknowledged.
final class Verification {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String NEWEST_METRICS =
            "select cast(lane as integer), max(sequence) from city_metrics group by lane";
    private static final String NEWEST_OF_CITIES =
            "select city, sequence from city_metrics where assessment = '" + Registry.ASSESSMENT + "'";

    /// −1 where a number is missing.
    private static final String NEWEST_CHANGES = """
        select cast(lane as integer), case when count(*) = max(lane_sequence) then max(lane_sequence) else -1 end
        from rank_change group by lane\
        """;

    private final Cluster cluster;
    private final Registry registry;
    private final LogAudit log;
    private final List<Ledger.Lane> metrics;
    private final List<Promise> promises = new ArrayList<>();

    /// @param cluster nothing may be on its way in it any more
    Verification(Cluster cluster, Registry registry, Receipts receipts) {
        this.cluster = cluster;
        this.registry = registry;
        this.log = new LogAudit(receipts);
        try (Ledger ledger = new Ledger(cluster, Program.METRICS)) {
            metrics = ledger.lanes();
        }
    }

    /// Checks everything.
    List<Promise> run() {
        checkLog();
        checkLanes();
        checkState();
        Map<String, CityFigures> figures = new HashMap<>();
        registry.cities()
                .forEach(city -> figures.put(
                        city, CityFigures.of(log.model(), city, registry.basePeriod(), registry.currentPeriod())));
        checkFigures(figures);
        checkBoards(figures);
        return promises;
    }

    /// The log as it was read.
    LogAudit log() {
        return log;
    }

    /// What metrics-service has noted about its records.
    Model.Tally tally() {
        return new Model.Tally(
                Ledger.sum(metrics, Ledger.Lane::applied),
                Ledger.sum(metrics, Ledger.Lane::duplicate),
                Ledger.sum(metrics, Ledger.Lane::superseded));
    }

    /// Records of metrics-service whose effect was counted more than once.
    long doubled() {
        return LaneChecks.doubleEffects(metrics, log.model());
    }

    private void checkLog() {
        try (TopicLog topic = new TopicLog(cluster, io.tandem.ingest.contract.Topic.OBSERVATIONS.name())) {
            topic.readToEnd(
                    record -> log.take(record.partition(), record.offset(), Observation.read(parse(record.value()))));
            promises.add(log.nothingLost());
            promises.add(log.nothingInvented());
            promises.add(LaneChecks.effectsOnce(metrics, log.model()));
            promises.add(LaneChecks.conserved("metrics-service", metrics, topic.ends()));
        }
    }

    private void checkLanes() {
        try (Ledger computed = new Ledger(cluster, Program.METRICS);
                Ledger ranked = new Ledger(cluster, Program.RANKING);
                TopicLog cityMetrics = new TopicLog(cluster, io.tandem.metrics.contract.Topic.CITY_METRICS.name())) {
            promises.add(LaneChecks.conserved("ranking-service", ranked.lanes(), cityMetrics.ends()));
            promises.add(
                    LaneChecks.handedOver("metrics-service", metrics, computed.numbers(NEWEST_METRICS, Integer.class)));
            promises.add(LaneChecks.handedOver(
                    "ranking-service", ranked.lanes(), ranked.numbers(NEWEST_CHANGES, Integer.class)));
        }
    }

    private void checkState() {
        List<String> broken = new ArrayList<>();
        String expected = log.model().hash();
        JsonNode answer =
                cluster.http(Program.METRICS).get("/internal/state-hash").body();
        JsonNode observations = answer.at("/parts/observation");
        if (!observations.path("hash").asText().equals(expected)
                || observations.path("rows").asLong() != log.model().holders().size()) {
            broken.add("the model has %d rows, %s; the service answers %s"
                    .formatted(log.model().holders().size(), expected, answer));
        }
        promises.add(new Promise("I5", "the stored state is the fold of the log: hash " + expected, broken));
    }

    private void checkFigures(Map<String, CityFigures> figures) {
        FigureChecks checks = new FigureChecks();
        try (TopicLog topic = new TopicLog(cluster, io.tandem.metrics.contract.Topic.CITY_METRICS.name());
                Ledger ledger = new Ledger(cluster, Program.METRICS)) {
            topic.readToEnd(record -> checks.take(parse(record.value())));
            promises.add(checks.topicEqualsTable(ledger.numbers(NEWEST_OF_CITIES, String.class)));
            promises.add(checks.figuresEqualModel(figures));
        }
    }

    private void checkBoards(Map<String, CityFigures> figures) {
        Map<String, FoldedBoard> folded = new HashMap<>();
        try (TopicLog topic = new TopicLog(cluster, io.tandem.ranking.contract.Topic.RANKING_CHANGES.name())) {
            topic.readToEnd(record -> {
                JsonNode change = parse(record.value());
                folded.computeIfAbsent(change.get("board").asText(), _ -> new FoldedBoard())
                        .take(change);
            });
        }
        List<String> served = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        registry.boards().forEach((board, indicators) -> {
            RankedBoard expected = RankedBoard.of(figures, indicators);
            FoldedBoard changes = folded.getOrDefault(Registry.ASSESSMENT + "/" + board, new FoldedBoard());
            changes.gaps().forEach(gap -> gaps.add(board + ": " + gap));
            changes.differences(expected).forEach(different -> differences.add(board + ": " + different));
            for (Instance replica : cluster.instances(Program.RANKING)) {
                served(replica, board, changes.sequence())
                        .differences(expected)
                        .forEach(different -> served.add("%s of %s: %s".formatted(board, replica.name(), different)));
            }
        });
        promises.add(new Promise("I9", "every replica shows the ranks that the model's scores give", served));
        promises.add(new Promise("I10", "each board's changes are numbered without a gap", gaps));
        promises.add(new Promise("I11", "all changes applied to the empty board give the board", differences));
    }

    /// The board at the last change, which a replica may show a moment later than it is on the topic.
    private static ServedBoard served(Instance replica, String board, long sequence) {
        JsonHttp http = new JsonHttp(replica.uri(), PATIENCE);
        String path = "/api/v1/assessments/%s/boards/%s?limit=1000".formatted(Registry.ASSESSMENT, board);
        ServedBoard[] shown = {ServedBoard.read(http.get(path).body())};
        Poll.until(PATIENCE, Duration.ofMillis(200), () -> {
            shown[0] = ServedBoard.read(http.get(path).body());
            return shown[0].sequence() == sequence;
        });
        return shown[0];
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
