package io.tandem.ranking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tandem.ranking.application.ApplyCityMetrics.Applied;
import io.tandem.ranking.application.ApplyCityMetrics.Intake;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyCityMetricsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final BoardKey CO2 = new BoardKey("a", "co2");
    private static final BoardDefinition CO2_BOARD = new BoardDefinition("co2", List.of(Indicator.CO2));

    private final Memory memory = new Memory();
    private final TreeMap<String, AssessmentDefinition> definitions = new TreeMap<>();
    private final ApplyCityMetrics useCase = new ApplyCityMetrics(
            new Definitions() {
                @Override
                public boolean complete() {
                    return true;
                }

                @Override
                public NavigableMap<String, AssessmentDefinition> all() {
                    return definitions;
                }
            },
            any -> 0);

    private long laneSequence;
    private Instant now = NOW;

    ApplyCityMetricsTest() {
        define(1, 1, "co2", "A", "B", "C");
    }

    @Test
    void aNewAssessmentHasEveryCityUnranked() {
        List<Numbered> changes = apply();

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().change().cause().kind()).isEqualTo(Cause.Kind.ROSTER_CHANGE);
        assertThat(changes.getFirst().change().moves()).extracting(Move::city).containsExactly("A", "B", "C");
        assertThat(memory.boards.get(CO2).standings().values()).allMatch(Standing.Unranked.class::isInstance);
        assertThat(apply()).isEmpty();
    }

    @Test
    void aBatchIsOneChangePerKindOfCause() {
        apply();

        List<Numbered> changes = apply(
                metrics("A", 1, Cause.Kind.NEW_DATA, 0.1),
                metrics("B", 1, Cause.Kind.NEW_DATA, 0.2),
                metrics("B", 2, Cause.Kind.CORRECTION, 0.4),
                metrics("C", 1, Cause.Kind.NEW_DATA, 0.5),
                metrics("A", 2, Cause.Kind.NEW_DATA, 0.3));

        assertThat(changes).extracting(n -> n.change().version().sequence()).containsExactly(2L, 3L);
        assertThat(changes).extracting(Numbered::laneSequence).containsExactly(2L, 3L);
        assertThat(changes.getFirst().change().cause())
                .isEqualTo(new Cause(Cause.Kind.NEW_DATA, List.of("A1", "A2", "C1")));
        assertThat(changes.getFirst().change().moves())
                .extracting(move -> move.city() + move.to().rank())
                .containsExactly("A2", "C1");
        assertThat(changes.getLast().change().cause()).isEqualTo(new Cause(Cause.Kind.CORRECTION, List.of("B1", "B2")));
        assertThat(changes.getLast().change().moves())
                .extracting(move -> move.from().rank() + " " + move.to().rank())
                .containsExactly("null 2");
        assertThat(changes.getLast().observations()).containsEntry("B", List.of("B1", "B2"));
    }

    @Test
    void whatComesAndGoesInOneRunIsNoMove() {
        apply();
        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1));

        assertThat(apply(metrics("A", 2, Cause.Kind.NEW_DATA, 0.9), metrics("A", 3, Cause.Kind.NEW_DATA, 0.1)))
                .isEmpty();
    }

    @Test
    void staleRecordsAreCountedAndChangeNothing() {
        apply();
        apply(metrics("A", 5, Cause.Kind.NEW_DATA, 0.1));

        Applied applied = call(metrics("A", 5, Cause.Kind.NEW_DATA, 0.1), metrics("A", 4, Cause.Kind.NEW_DATA, 0.9));

        ApplyCityMetrics.Lane lane = applied.lanes().getFirst();
        assertThat(List.of(lane.applied(), lane.duplicate(), lane.superseded())).containsExactly(0, 1, 1);
        assertThat(lane.changes()).isEmpty();
    }

    @Test
    void aTransactionThatDidNotCommitLeavesNoTrace() {
        // Given
        apply();
        memory.failing = true;
        assertThatIllegalStateException().isThrownBy(() -> apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1)));
        memory.failing = false;

        // When
        List<Numbered> changes = apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1));

        // Then
        assertThat(changes).extracting(n -> n.change().version().sequence()).containsExactly(2L);
        assertThat(memory.boards.get(CO2).version()).isEqualTo(new BoardVersion(1, 2));
    }

    @Test
    void memoryIsUsedUntilAReloadIsAskedFor() {
        apply();
        int reads = memory.reads;

        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1));
        assertThat(memory.reads).isEqualTo(reads);

        reload();
        assertThat(memory.reads).isGreaterThan(reads);
    }

    @Test
    void aRosterThatChangesMovesCitiesInAndOut() {
        apply();
        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1), metrics("D", 1, Cause.Kind.NEW_DATA, 0.2));
        define(1, 2, "co2", "B", "C", "D");

        List<Numbered> changes = apply();

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().change().cause()).isEqualTo(new Cause(Cause.Kind.ROSTER_CHANGE, List.of()));
        assertThat(changes.getFirst().change().moves()).extracting(Move::city).containsExactly("A", "D");
        assertThat(changes.getFirst().change().moves().getFirst().to()).isNull();
        assertThat(changes.getFirst().change().moves().getLast().to().rank()).isEqualTo(1);
    }

    @Test
    void aLargeRosterArrivesInPartsThatFitAMessage() {
        define(
                1,
                2,
                "co2",
                IntStream.range(0, 25_000)
                        .mapToObj(i -> Integer.toString(100_000 + i))
                        .toArray(String[]::new));

        List<Numbered> changes = apply();

        assertThat(changes)
                .extracting(n -> n.change().version().sequence() + " "
                        + n.change().moves().size())
                .containsExactly("1 10000", "2 10000", "3 5000");
    }

    @Test
    void aBoardThatIsMeasuredDifferentlyIsAMethodChange() {
        apply();
        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1));
        definitions.put("a", definition(2, 1, new BoardDefinition("co2", List.of(Indicator.AQI)), "A", "B", "C"));

        List<Numbered> changes = apply();

        assertThat(changes).extracting(n -> n.change().cause().kind()).containsExactly(Cause.Kind.METHOD_CHANGE);
        assertThat(changes.getFirst().change().version()).isEqualTo(new BoardVersion(2, 3));
    }

    @Test
    void aChangedMethodTakesEffectAtOnceWhenEveryCityWasComputedByIt() {
        // Given
        apply();
        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1), metrics("B", 1, Cause.Kind.NEW_DATA, 0.2));
        definitions.put("a", definition(2, 1, "validated-else-provisional", CO2_BOARD, "A", "B", "C"));

        // When, then
        assertThat(apply()).isEmpty();
        assertThat(apply(metrics(2, "A", 2, Cause.Kind.METHOD_CHANGE, 0.5))).isEmpty();
        List<Numbered> older = apply(metrics("B", 2, Cause.Kind.CORRECTION, 0.3));
        assertThat(older).extracting(n -> n.change().version()).containsExactly(new BoardVersion(1, 3));
        assertThat(older.getFirst().change().moves().getFirst().to().rank()).isEqualTo(1);

        List<Numbered> changes = apply(metrics(2, "B", 3, Cause.Kind.METHOD_CHANGE, 0.4));

        assertThat(changes).hasSize(1);
        BoardChange change = changes.getFirst().change();
        assertThat(change.version()).isEqualTo(new BoardVersion(2, 4));
        assertThat(change.basis()).isEqualTo(new Basis(2, 1));
        assertThat(change.cause()).isEqualTo(new Cause(Cause.Kind.METHOD_CHANGE, List.of()));
        assertThat(change.moves())
                .extracting(move -> move.city() + move.from().rank() + move.to().rank())
                .containsExactly("A21", "B12");
        assertThat(apply()).isEmpty();
    }

    @Test
    void aRestartInTheMiddleOfAChangeoverForgetsNothing() {
        // Given
        apply();
        apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1), metrics("B", 1, Cause.Kind.NEW_DATA, 0.2));
        definitions.put("a", definition(2, 1, "validated-else-provisional", CO2_BOARD, "A", "B", "C"));
        assertThat(apply(metrics(2, "A", 2, Cause.Kind.METHOD_CHANGE, 0.5))).isEmpty();

        // When
        reload();

        // Then
        assertThat(memory.boards.get(CO2).version()).isEqualTo(new BoardVersion(1, 2));
        assertThat(apply(metrics(2, "B", 2, Cause.Kind.METHOD_CHANGE, 0.4)))
                .extracting(n -> n.change().version())
                .containsExactly(new BoardVersion(2, 3));
        assertThat(memory.boards.get(CO2).standings())
                .containsEntry("A", Standing.Ranked.of(List.of(0.5), ZeroRule.ZERO_IS_TIER_TWO));
    }

    @Test
    void aChangedMethodThatMovesNobodyStillBeginsAnEpoch() {
        apply();
        definitions.put("a", definition(2, 1, "validated-else-provisional", CO2_BOARD, "A", "B", "C"));

        List<Numbered> changes = apply();

        assertThat(changes).extracting(n -> n.change().version()).containsExactly(new BoardVersion(2, 2));
        assertThat(changes.getFirst().change().moves()).isEmpty();
    }

    @Test
    void figuresOfAnEarlierMethodAreNotShown() {
        apply();
        definitions.put("a", definition(2, 1, "validated-else-provisional", CO2_BOARD, "A", "B", "C"));
        apply();

        assertThat(apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1))).isEmpty();
        assertThat(apply(metrics(2, "A", 2, Cause.Kind.METHOD_CHANGE, 0.2))).hasSize(1);
    }

    @Test
    void metricsByANewerDefinitionThanIsKnownWait() {
        apply();

        assertThatIllegalStateException().isThrownBy(() -> apply(metrics(2, "A", 1, Cause.Kind.NEW_DATA, 0.1)));
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTheBoardBack() {
        apply();
        now = NOW.minusSeconds(60);

        List<Numbered> changes = apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1));

        assertThat(changes.getFirst().change().at()).isEqualTo(NOW);
    }

    @Test
    void metricsOfAnUnknownAssessmentWait() {
        definitions.clear();

        assertThatIllegalStateException().isThrownBy(() -> apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1)));
    }

    @Test
    void twoWritersOfOneBoardNoticeEachOther() {
        apply();
        memory.boards.computeIfPresent(
                CO2,
                (key, board) ->
                        new BoardStore.StoredBoard(key, board.version().next(), NOW, board.basis(), board.standings()));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1))))
                .isInstanceOf(BoardStore.BoardMoved.class);
        assertThat(apply(metrics("A", 1, Cause.Kind.NEW_DATA, 0.1)))
                .extracting(n -> n.change().version().sequence())
                .containsExactly(3L);
    }

    private List<Numbered> apply(CityMetrics... metrics) {
        return call(metrics).lanes().getFirst().changes();
    }

    private void reload() {
        run(true);
    }

    private Applied call(CityMetrics... metrics) {
        return run(false, metrics);
    }

    private Applied run(boolean reload, CityMetrics... metrics) {
        List<Arrival> arrivals =
                Arrays.stream(metrics).map(city -> new Arrival(city, "{}")).toList();
        Applied applied = useCase.apply(memory, List.of(new Intake(0, laneSequence, reload, arrivals)), now)
                .await()
                .indefinitely();
        applied.onCommit().run();
        laneSequence += applied.lanes().getFirst().changes().size();
        return applied;
    }

    private void define(int version, int rosterVersion, String board, String... cities) {
        definitions.put(
                "a", definition(version, rosterVersion, new BoardDefinition(board, List.of(Indicator.CO2)), cities));
    }

    private static AssessmentDefinition definition(
            int version, int rosterVersion, BoardDefinition board, String... cities) {
        return definition(version, rosterVersion, "validated", board, cities);
    }

    private static AssessmentDefinition definition(
            int version, int rosterVersion, String policy, BoardDefinition board, String... cities) {
        TreeMap<String, Roster.City> members = new TreeMap<>();
        for (String code : cities) {
            members.put(code, new Roster.City(code, "市", "某市", "City", "130000", "河北", "Hebei", "east"));
        }
        return new AssessmentDefinition(
                new Assessment(
                        "a",
                        version,
                        "r",
                        "2015",
                        "2019",
                        new Assessment.Method(Map.of(), policy, ZeroRule.ZERO_IS_TIER_TWO, Map.of()),
                        List.of(board),
                        null),
                new Roster("r", rosterVersion, "名", "Name", members, List.of()));
    }

    private static CityMetrics metrics(String city, long sequence, Cause.Kind kind, double rate) {
        return metrics(1, city, sequence, kind, rate);
    }

    private static CityMetrics metrics(int version, String city, long sequence, Cause.Kind kind, double rate) {
        return new CityMetrics(
                "a",
                version,
                1,
                city,
                0,
                sequence,
                NOW,
                new Cause(kind, List.of(city + sequence)),
                List.of(new Metric(Indicator.CO2, "t", null, null, null, rate, List.of())));
    }
}
