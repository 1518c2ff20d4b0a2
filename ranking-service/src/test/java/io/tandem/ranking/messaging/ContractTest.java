package io.tandem.ranking.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.Schemas;
import io.tandem.ranking.contract.BoardPosition;
import io.tandem.ranking.contract.BoardSnapshot;
import io.tandem.ranking.contract.LatestChanges;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.contract.SelectedChange;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Selection;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.WatchedMove;
import io.tandem.ranking.domain.ZeroRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is published and read, sample by sample; forwards and back.
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonForm FORM = new JsonForm();

    @ParameterizedTest
    @ValueSource(
            strings = {"ranking-changed.v1.json", "ranking-changed-roster.v1.json", "ranking-changed-method.v1.json"})
    void everyChangeEverPublishedParsesAndIsWrittenBackAlike(String sample) throws IOException {
        byte[] published = resource("/samples/ranking/" + sample);

        BoardChange change = ChangeForm.read(WireJson.read(published, RankingChanged.class));

        assertThat(JSON.readTree(FORM.change(change))).isEqualTo(withVersions(published));
        assertThat(violations("ranking/ranking-changed", published)).isEmpty();
    }

    @Test
    void aSnapshotHasTheFormOfItsSample() throws IOException {
        byte[] published = resource("/samples/ranking/board-snapshot.v1.json");
        BoardSnapshot snapshot = WireJson.read(published, BoardSnapshot.class);
        Map<String, Standing> standings = new HashMap<>();
        ChangeForm.read(snapshot.entries().stream()
                        .map(entry -> new RankingChanged.Move(entry.city(), null, entry.place()))
                        .toList())
                .forEach(move -> standings.put(move.city(), move.to().standing()));

        byte[] written = FORM.snapshot(BoardView.of(
                BoardKey.parse(snapshot.board()),
                new BoardVersion(snapshot.epoch(), snapshot.sequence()),
                snapshot.at(),
                new Basis(snapshot.assessmentVersion(), snapshot.rosterVersion()),
                new BoardState(standings)));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(published));
        assertThat(violations("ranking/board-snapshot", published)).isEmpty();
        assertThat(violations("ranking/board-snapshot", FORM.snapshot(emptyBoard())))
                .isEmpty();
    }

    @Test
    void whatAFilteredStreamSaysHasTheFormOfItsSample() throws IOException {
        byte[] published = resource("/samples/ranking/selected-change.v1.json");
        SelectedChange sample = WireJson.read(published, SelectedChange.class);
        BoardChange change = ChangeForm.read(WireJson.read(published, RankingChanged.class));
        Move other = new Move("110000", null, change.moves().getFirst().to());
        BoardChange whole = new BoardChange(
                change.board(),
                change.version(),
                change.at(),
                change.basis(),
                change.cause(),
                List.of(other, change.moves().getFirst()));

        byte[] written = FORM.change(whole, new Selection(change.moves(), watched(sample.watched())));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(published));
        assertThat(violations("ranking/selected-change", published)).isEmpty();
        assertThat(violations(
                        "ranking/selected-change",
                        new String(published, StandardCharsets.UTF_8)
                                .replace("\"byOthers\": true", "\"byOthers\": 1")
                                .getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void changesTakenAsOneHaveTheFormOfTheirSample() throws IOException {
        byte[] published = resource("/samples/ranking/latest-changes.v1.json");
        LatestChanges sample = WireJson.read(published, LatestChanges.class);
        List<Move> moves = ChangeForm.read(sample.moves());
        NetChange net = new NetChange(
                BoardKey.parse(sample.board()),
                new BoardVersion(sample.epoch(), sample.fromSequence()),
                new BoardVersion(sample.epoch(), sample.sequence()),
                sample.at(),
                new Basis(sample.assessmentVersion(), sample.rosterVersion()),
                Set.of(Cause.Kind.CORRECTION, Cause.Kind.NEW_DATA),
                Collections.nCopies(3, new NetChange.NetMove(moves.getFirst(), Set.of(Cause.Kind.CORRECTION))));

        byte[] written = FORM.latest(net, new Selection(moves, watched(sample.watched())));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(published));
        assertThat(violations("ranking/latest-changes", published)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-change, webhook-change",
        "webhook-change-selected, webhook-change",
        "webhook-reset, webhook-reset",
        "webhook-disabled, webhook-disabled"
    })
    void whatAWebhookIsSentHasASchema(String sample, String schema) throws IOException {
        String published = Schemas.sample(sample + ".v1.json");
        JsonNode data = JSON.readTree(published).get("data");

        assertThat(Schemas.violations(schema, published)).isEmpty();
        assertThat(Schemas.violations(schema, published.replace("\"sequence\"", "\"number\"")))
                .as("a board's version without a sequence")
                .isNotEmpty();
        assertThat(Schemas.violations(schema, published.replace("\"type\": \"io.tandem", "\"type\": \"com.other")))
                .isNotEmpty();
        if (data.has("detail")) {
            BoardPosition position = JSON.treeToValue(data, BoardPosition.class);
            assertThat(JSON.readTree(FORM.position(
                            BoardKey.parse(position.board()),
                            new BoardVersion(position.epoch(), position.sequence()),
                            position.detail())))
                    .isEqualTo(data);
        }
    }

    private static List<WatchedMove> watched(List<SelectedChange.Watched> watched) {
        return watched.stream()
                .map(city -> {
                    Move move = ChangeForm.read(List.of(new RankingChanged.Move(city.city(), city.from(), city.to())))
                            .getFirst();
                    return new WatchedMove(move.city(), move.from(), move.to(), city.byOthers());
                })
                .toList();
    }

    @Test
    void theSchemaRefusesAnUnknownCauseAndAnUnknownTier() throws IOException {
        String change = new String(resource("/samples/ranking/ranking-changed.v1.json"), StandardCharsets.UTF_8);

        assertThat(violations(
                        "ranking/ranking-changed",
                        change.replace("\"correction\"", "\"because\"").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(violations(
                        "ranking/ranking-changed",
                        change.replace("\"II\"", "\"IV\"").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"city-metrics.v1.json", "city-metrics-undefined.v1.json"})
    void everyMetricsMessageIsUnderstood(String sample) throws IOException {
        byte[] published = resource("/samples/metrics/" + sample);

        CityMetrics metrics = MetricsForm.read(WireJson.read(published, CityMetricsComputed.class));

        assertThat(FORM.metrics(new String(published, StandardCharsets.UTF_8))).isEqualTo(metrics);
        assertThat(metrics.metric(Indicator.LAPEQ)).isPresent();
    }

    @Test
    void theDefinitionsAreUnderstood() throws IOException {
        AssessmentDefinition definition = new AssessmentDefinition(
                DefinitionForm.read(WireJson.read(
                        resource("/samples/ingest/assessment-published.v1.json"), AssessmentPublished.class)),
                DefinitionForm.read(
                        WireJson.read(resource("/samples/ingest/roster-published.v1.json"), RosterPublished.class)));

        assertThat(definition.assessment().boards())
                .extracting(board -> board.id())
                .containsExactly("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
        assertThat(definition.assessment().method().pollutantEquivalents())
                .isEqualTo(Map.of(Indicator.SO2, 0.95, Indicator.NOX, 0.95, Indicator.PM, 2.18));
        assertThat(definition.groups().versions().get("jjj").version()).isEqualTo("2+26");
        assertThat(definition.roster().cities()).containsKeys("110000", "130200");
    }

    @Test
    void theZeroRuleIsUnderstood() throws IOException {
        AssessmentPublished published = WireJson.read(
                resource("/samples/ingest/assessment-published-zero-rule.v1.json"), AssessmentPublished.class);

        assertThat(DefinitionForm.read(published).method().zeroRule()).isEqualTo(ZeroRule.ZERO_IS_REDUCTION);
    }

    @Test
    void theDefinitionsAreKeptAsTheyWerePublished() throws IOException {
        JsonNode assessment = JSON.readTree(resource("/samples/ingest/assessment-published.v1.json"));
        JsonNode roster = JSON.readTree(resource("/samples/ingest/roster-published.v1.json"));

        assertThat(JSON.readTree(FORM.assessment(
                        FORM.assessment(assessment.toString()),
                        Instant.parse(assessment.get("publishedAt").asText()))))
                .isEqualTo(assessment);
        assertThat(JSON.readTree(FORM.roster(
                        FORM.roster(roster.toString()),
                        Instant.parse(roster.get("publishedAt").asText()))))
                .isEqualTo(roster);
    }

    /// Messages from before versions were stated are written back with the first ones.
    private static JsonNode withVersions(byte[] published) throws IOException {
        ObjectNode message = (ObjectNode) JSON.readTree(published);
        return message.has("assessmentVersion")
                ? message
                : message.put("assessmentVersion", 1).put("rosterVersion", 1);
    }

    private static BoardView emptyBoard() {
        List<Move> none = new BoardState().apply(Map.of());
        assertThat(none).isEmpty();
        return BoardView.of(new BoardKey("a", "b"), BoardVersion.NEW, (Instant) null, Basis.FIRST, new BoardState());
    }

    private static List<String> violations(String schema, byte[] json) {
        return Schemas.violations(schema.substring("ranking/".length()), new String(json, StandardCharsets.UTF_8));
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream stream = ContractTest.class.getResourceAsStream(path)) {
            return stream.readAllBytes();
        }
    }
}
