package io.tandem.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.bench.ChangeStream;
import io.tandem.local.FreePort;
import io.tandem.local.facts.Fact;
import io.tandem.local.facts.Facts;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import io.tandem.trace.ObservationTrace;
import io.tandem.trace.SpanReceiver;
import io.tandem.trace.TracedSpan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./tandem up` on an empty data directory, and what must hold from then on. The tests share one
/// installation and leave its boards as the reference data has them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSystemIT {
    private static final String BOARD = "/api/v1/assessments/2015-2019/boards/co2-lapeq";
    private static final String TANGSHAN = "130200";

    private final ReferenceData reference = new ReferenceData(Installation.reference());
    private final Oracle oracle = new Oracle(Installation.reference().resolve("oracle.json"));
    private SpanReceiver receiver;
    private Installation tandem;
    private Path data;
    private int revision = 1;

    @BeforeAll
    void up(@TempDir Path directory) throws IOException {
        data = directory;
        receiver = new SpanReceiver();
        tandem = new Installation(data, receiver.environment());
        tandem.up();
    }

    @AfterAll
    void close() {
        tandem.close();
        receiver.close();
    }

    @Test
    @Order(1)
    void everyCityStandsWhereTheOracleSays() {
        oracle.agreesWith(tandem.ranking());
        oracle.agreesOnMetrics(tandem.ranking());
    }

    @Test
    @Order(1)
    void everyStatementOfTheReportHoldsUnlessItContradictsItself() {
        Facts facts = Facts.check(
                Fact.read(Installation.reference().resolve("facts.json")), tandem.ranking(), ReferenceData.ASSESSMENT);

        assertThat(facts.failures()).isEmpty();
        assertThat(facts.lines()).hasSize(508);
        assertThat(facts.lines().stream().filter(line -> line.fact().inconsistent()))
                .hasSize(4)
                .noneMatch(line -> line.finding().holds());
    }

    @Test
    @Order(1)
    void everyServiceServesItsContract() {
        Map.of("ingest", tandem.ingest(), "metrics", tandem.metrics(), "ranking", tandem.ranking())
                .forEach((name, service) -> {
                    assertThat(service.get("/asyncapi/%s-service.yaml".formatted(name))
                                    .body()
                                    .asText())
                            .startsWith("asyncapi: 3.0.0")
                            .contains("urn:tandem:%s-service".formatted(name));
                    assertThat(service.get("/q/openapi?format=json")
                                    .body()
                                    .path("openapi")
                                    .asText())
                            .startsWith("3.1");
                });
        assertThat(tandem.ranking()
                        .get("/schema/ranking/ranking-changed.v1.schema.json")
                        .body()
                        .path("$id")
                        .asText())
                .isEqualTo("urn:tandem:ranking:ranking-changed:v1");
    }

    @Test
    @Order(2)
    void aPostedObservationReachesAnOpenStreamAndTheBoard() throws Exception {
        // Given
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        JsonNode before = tandem.ranking().get(BOARD + "?limit=1").body();
        ObjectNode posted = corrected(original(TANGSHAN, "CO2", "2019"), 0.5);
        try (ChangeStream _ = ChangeStream.open(
                HttpClient.newHttpClient(),
                tandem.uri("TANDEM_RANKING_PORT").resolve(BOARD + "/changes"),
                (event, body) -> events.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("event", event)
                        .set("data", body)))) {
            assertThat(events.poll(10, TimeUnit.SECONDS).get("event").asText()).isEqualTo("snapshot");

            // When
            JsonNode receipt =
                    tandem.ingest().post("/api/v1/observations", posted).body();

            // Then
            assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
            JsonNode change = events.poll(10, TimeUnit.SECONDS);
            assertThat(change.get("event").asText()).isEqualTo("change");
            assertThat(change.at("/data/sequence").asLong())
                    .isEqualTo(before.get("sequence").asLong() + 1);
            assertThat(change.at("/data/cause/kind").asText()).isEqualTo("correction");
            assertThat(change.at("/data/cause/observations/0").asText())
                    .isEqualTo(posted.get("id").asText());
            assertThat(change.at("/data/moves/0/city").asText()).isEqualTo(TANGSHAN);
            JsonNode city = tandem.ranking()
                    .get("/api/v1/assessments/2015-2019/cities/" + TANGSHAN)
                    .body();
            assertThat(city.toString()).contains(posted.get("id").asText());
        }
        restore(List.of(original(TANGSHAN, "CO2", "2019")));
    }

    @Test
    @Order(2)
    void theGuidesProgramsFollowABoardThroughAChangeAndALostConnection(@TempDir Path folder) throws IOException {
        Path guide = Installation.checkout().resolve("docs/subscribing.md");
        String kafka = tandem.uri("TANDEM_BROKER_PORT").getAuthority();
        try (Cable cable = new Cable(tandem.uri("TANDEM_RANKING_PORT"));
                Snippets programs = new Snippets(
                        guide, "run", folder, () -> Map.of("TANDEM", cable.uri().toString(), "TANDEM_KAFKA", kafka))) {
            assertThat(programs.names())
                    .filteredOn(name -> name.startsWith("java"))
                    .hasSize(2);
            programs.awaitLine(present());

            ObjectNode first = original(
                    tandem.ranking()
                            .get(BOARD + "?limit=1")
                            .body()
                            .at("/entries/0/city")
                            .asText(),
                    "CO2",
                    "2019");
            String before = present();
            tandem.ingest().post("/api/v1/observations", corrected(first, 3));
            await().atMost(Duration.ofSeconds(30)).until(() -> !present().equals(before));
            programs.awaitLine(present());

            cable.cut();
            restore(List.of(first));
            programs.awaitLine(present());
        }
    }

    /// Each program has a webhook of its own, made before it listens, as in the guide.
    @Test
    @Order(2)
    void theGuidesReceiversVerifyWhatAWebhookSendsThem(@TempDir Path folder) throws IOException {
        Path guide = Installation.checkout().resolve("docs/subscribing.md");
        List<JsonNode> webhooks = new ArrayList<>();
        try (Snippets programs = new Snippets(guide, "receive", folder, () -> {
            int port = FreePort.pick();
            webhooks.add(webhook(port));
            return Map.of(
                    "PORT",
                    Integer.toString(port),
                    "TANDEM_WEBHOOK_SECRET",
                    webhooks.getLast().get("secret").asText());
        })) {
            assertThat(programs.names()).isNotEmpty();
            ObjectNode posted = original(TANGSHAN, "CO2", "2019");
            long before = sequence();
            tandem.ingest().post("/api/v1/observations", corrected(posted, 0.5));
            await().atMost(Duration.ofSeconds(30)).until(() -> sequence() > before);

            programs.awaitLine("1:%d %s".formatted(before + 1, TANGSHAN));

            restore(List.of(posted));
            programs.awaitLine("1:%d %s".formatted(before + 2, TANGSHAN));
        }
    }

    private JsonNode webhook(int port) {
        JsonHttp.Answer made = tandem.ranking()
                .post(
                        "/api/v1/webhooks",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("url", "http://127.0.0.1:%d/tandem".formatted(port))
                                .put("assessment", "2015-2019")
                                .put("board", "co2-lapeq"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body();
    }

    private long sequence() {
        return tandem.ranking().get(BOARD + "?limit=1").body().get("sequence").asLong();
    }

    /// Version and first city, as the guide's programs print them.
    private String present() {
        JsonNode board = tandem.ranking().get(BOARD + "?limit=1").body();
        return "%s:%s %s"
                .formatted(
                        board.path("epoch").asText(),
                        board.path("sequence").asText(),
                        board.at("/entries/0/city").asText());
    }

    @Test
    @Order(3)
    void aCorrectionOf2015MovesEveryDependentFigureInOneSequenceAndThePastStaysAsItWas() {
        // Given
        Map<String, JsonNode> before = boards("");
        JsonNode city = city();

        // When
        ObjectNode so2 = corrected(original(TANGSHAN, "SO2", "2015"), 1);
        so2.put("value", so2.get("value").asDouble() * 2);
        assertThat(tandem.ingest().post("/api/v1/observations", so2).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> boards("").get("lapeq").get("sequence").asLong()
                        > before.get("lapeq").get("sequence").asLong());

        // Then
        Map<String, JsonNode> after = boards("");
        after.forEach((board, now) -> assertThat(now.get("sequence").asLong()
                        - before.get(board).get("sequence").asLong())
                .as(board)
                .isEqualTo(board.contains("lapeq") ? 1 : 0));
        assertThat(city().at("/metrics/1/base/value").asDouble())
                .isEqualTo(2 * city.at("/metrics/1/base/value").asDouble());
        assertThat(city().at("/metrics/1/rate")).isNotEqualTo(city.at("/metrics/1/rate"));
        assertThat(city().at("/metrics/8/base/value")).isNotEqualTo(city.at("/metrics/8/base/value"));
        assertThat(city().at("/metrics/8/rate")).isNotEqualTo(city.at("/metrics/8/rate"));
        before.forEach((board, then) -> assertThat(tandem.ranking()
                        .get(boardPath(board) + "&asOf=" + then.get("sequence").asLong())
                        .body())
                .isEqualTo(then));
        restore(List.of(original(TANGSHAN, "SO2", "2015")));
    }

    private JsonNode city() {
        return tandem.ranking()
                .get("/api/v1/assessments/2015-2019/cities/" + TANGSHAN)
                .body();
    }

    private Map<String, JsonNode> boards(String more) {
        Map<String, JsonNode> boards = new TreeMap<>();
        for (String board : List.of("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi")) {
            boards.put(board, tandem.ranking().get(boardPath(board) + more).body());
        }
        return boards;
    }

    private static String boardPath(String board) {
        return "/api/v1/assessments/2015-2019/boards/" + board + "?limit=1000";
    }

    @Test
    @Order(3)
    void theTraceOfAnObservationLeadsFromThePostToTheSubscriberAndTheReceiver() throws Exception {
        // Given
        ObjectNode original = original(TANGSHAN, "CO2", "2019");

        // When
        List<TracedSpan> trace = new ObservationTrace(
                        tandem.uri("TANDEM_INGEST_PORT"), tandem.uri("TANDEM_RANKING_PORT"), receiver)
                .of("co2-lapeq", corrected(original, 0.7));
        restore(List.of(original));

        // Then: one tree, whose root is the request, and in which every other span has its parent
        Set<String> ids = trace.stream().map(TracedSpan::spanId).collect(Collectors.toSet());
        assertThat(trace.stream().filter(span -> !ids.contains(span.parentId())))
                .singleElement()
                .satisfies(root -> {
                    assertThat(root.kind()).isEqualTo("SERVER");
                    assertThat(root.service()).isEqualTo("ingest-service");
                });
        assertThat(trace)
                .extracting(TracedSpan::service)
                .contains("ingest-service", "metrics-service", "ranking-service");
        assertThat(trace).extracting(TracedSpan::name).containsAll(ObservationTrace.STEPS);
        assertThat(trace)
                .filteredOn(span -> span.name().equals("POST to receiver"))
                .singleElement()
                .satisfies(span -> assertThat(receiver.contexts())
                        .contains("00-%s-%s-01".formatted(span.traceId(), span.spanId())));
    }

    /// After webhooks have been made and served, so that every metric has appeared.
    @Test
    @Order(3)
    void everyMetricOfDashboardsAlertsAndGuideIsExposedAndEveryOneOfTandemIsInTheGuide() throws IOException {
        // Given
        Map<String, Set<String>> exposed =
                Observability.exposed(Stream.of(tandem.ingest(), tandem.metrics(), tandem.ranking())
                        .map(service -> service.get("/q/metrics").body().asText()));
        List<Observability.Query> queries = new ArrayList<>(Observability.dashboards());
        for (JsonNode alert : Observability.alerts()) {
            queries.add(new Observability.Query(
                    alert.get("alert").asText(), alert.get("expr").asText()));
        }

        // Then
        assertThat(queries).hasSizeGreaterThan(50);
        assertThat(queries.stream().flatMap(query -> Observability.wrong(query, exposed).stream()))
                .isEmpty();
        assertThat(Observability.documented()).isEqualTo(Observability.ofTandem(exposed));
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"metrics-service", "ranking-service", "ingest-service", "kafka", "postgres"})
    void killingAProcessUnderLoadLosesAndDoublesNothing(String member) throws Exception {
        // Given
        List<ObjectNode> some = reference.observations().subList(0, 1_600);
        Thread load = Thread.ofPlatform().start(() -> {
            for (int round = 0; round < 10; round++) {
                post(some.subList(round * 160, round * 160 + 160), 1.1);
            }
        });

        // When
        Thread.sleep(300);
        tandem.killAndAwaitSuccessor(member);
        load.join();

        // Then
        restore(some);
        conservationHolds(tandem.metrics());
        conservationHolds(tandem.ranking());
    }

    @Test
    @Order(5)
    void anInterruptTakesLeaveOfSubscribersLeavesNoProcessAndTheNextUpFindsTheDataAsItWas() throws Exception {
        // Given
        LastWords heard = new LastWords(tandem.uri("TANDEM_RANKING_PORT"), BOARD);
        long sequence =
                tandem.ranking().get(BOARD + "?limit=1").body().get("sequence").asLong();

        // When
        int exit = tandem.interrupt();

        // Then
        assertThat(exit).isIn(0, 130);
        assertThat(heard.socketCode()).isEqualTo(1001);
        assertThat(heard.stream().body()).contains("event: snapshot").endsWith("\n\n");
        assertThat(heard.poll().statusCode()).isEqualTo(200);
        assertThat(tandem.processesLeft()).isEmpty();
        tandem.up();
        assertThat(tandem.ranking()
                        .get(BOARD + "?limit=1")
                        .body()
                        .get("sequence")
                        .asLong())
                .isEqualTo(sequence);
        oracle.agreesWith(tandem.ranking());
    }

    @Test
    @Order(6)
    void aSecondUpIsRefusedAndDownStopsTheFirst() throws Exception {
        assertThat(tandem.run("up", data.resolve("second.log"))).isNotZero();
        assertThat(Files.readString(data.resolve("second.log"))).contains("already running");

        assertThat(tandem.run("status", data.resolve("status.log"))).isZero();
        assertThat(tandem.run("down", data.resolve("down.log"))).isZero();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> tandem.processesLeft().isEmpty());
        assertThat(tandem.run("status", data.resolve("status.log"))).isNotZero();
    }

    /// Posts the reference values again as the newest revision; whatever was lost or doubled before, the
    /// boards must come back to the oracle's.
    private void restore(List<ObjectNode> originals) {
        post(originals, 1);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    oracle.agreesWith(tandem.ranking());
                    oracle.agreesOnMetrics(tandem.ranking());
                });
    }

    /// Every record passed is in exactly one outcome, and all output was handed over.
    private static void conservationHolds(JsonHttp service) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode lanes = service.get("/internal/lanes").body();
            assertThat(lanes).isNotEmpty();
            for (JsonNode lane : lanes) {
                assertThat(lane.get("published")).isEqualTo(lane.get("sequence"));
                assertThat(lane.get("quarantined").asLong()).isZero();
                assertThat(Stream.of("applied", "duplicate", "superseded")
                                .mapToLong(outcome -> lane.get(outcome).asLong())
                                .sum())
                        .as("records passed in lane %s", lane)
                        .isEqualTo(lane.get("nextOffset").asLong());
            }
        });
    }

    private synchronized void post(List<ObjectNode> originals, double factor) {
        for (int from = 0; from < originals.size(); from += 400) {
            ArrayNode batch = JsonNodeFactory.instance.arrayNode();
            originals
                    .subList(from, Math.min(from + 400, originals.size()))
                    .forEach(original -> batch.add(corrected(original, factor)));
            JsonHttp.Answer answer = tandem.ingest().post("/api/v1/observations", batch);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        }
    }

    /// A later revision of a reference observation; times 1 it restores the value. Any other factor changes
    /// the rate, because only the current period's values are multiplied.
    private ObjectNode corrected(ObjectNode original, double factor) {
        revision++;
        return original.deepCopy()
                .put("id", "%s-%d".formatted(original.get("id").asText(), revision))
                .put("value", original.get("value").asDouble() * (isCurrent(original) ? factor : 1))
                .put("revision", revision)
                .put("observedAt", "2026-01-01T00:00:00Z");
    }

    private static boolean isCurrent(ObjectNode observation) {
        return observation.get("period").asText().equals("2019");
    }

    private ObjectNode original(String city, String indicator, String period) {
        return reference.observations().stream()
                .filter(o -> o.get("id").asText().equals("ref-%s-%s-%s".formatted(city, indicator, period)))
                .findFirst()
                .orElseThrow();
    }
}
