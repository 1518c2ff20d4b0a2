package io.tandem.metrics.application;

import static io.tandem.metrics.domain.Observations.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Method;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Observations;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.PollutantEquivalents;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.StatusPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecordObservationsTest {
    private static final RecordObservations.Bounds BOUNDS = new RecordObservations.Bounds(10_000, 2, 100, 0.9);

    private static final int LANE = 3;
    private static final Set<String> ROSTER = new TreeSet<>(List.of("100001", "100002", "100003", "100004", "100005"));

    private final MemoryStore store = new MemoryStore();
    private int version = 1;
    private int rosterVersion = 1;
    private RecordObservations useCase = restarted();

    @Test
    void whatIsRememberedIsNotReadAgain() {
        take(value("100001", "2015", 100, 1));
        int reads = store.reads;

        take(value("100001", "2019", 80, 1), value("100001", "2015", 90, 2));

        assertThat(store.reads).isEqualTo(reads);
        assertThat(document("100001")).isEqualTo("v1/1 CORRECTION 90.0 80.0");
    }

    @Test
    void anAttemptThatWasNotCommittedLeavesNoMemory() {
        useCase.record(store, List.of(intake(false, value("100001", "2015", 100, 1))), Observations.NOON)
                .await()
                .indefinitely();
        store.cells.clear();

        take(value("100001", "2019", 80, 1));

        assertThat(document("100001")).isEqualTo("v1/1 NEW_DATA null 80.0");
    }

    @Test
    void aLaneThatHasToBeReloadedIsReadAgain() {
        take(value("100001", "2015", 100, 1));
        take(value("100001", "2019", 80, 1));
        store.cells
                .values()
                .forEach(cell -> cell.replaceAll(
                        (slot, _) -> value(slot.city(), slot.period().iso(), 7, 9)));

        commit(intake(true, value("100001", "2019", 5, 10)));

        assertThat(document("100001")).isEqualTo("v1/1 CORRECTION 7.0 5.0");
    }

    @Test
    void aChangedDefinitionIsComputedInPiecesWithNewObservationsInBetween() {
        ROSTER.forEach(city -> take(value(city, "2015", 100, 1)));
        version = 2;

        assertThat(take()).isTrue();
        assertThat(computedBy(2)).containsExactly("100001", "100002");
        assertThat(take(value("100005", "2019", 50, 1))).isTrue();
        assertThat(computedBy(2)).containsExactly("100001", "100002", "100003", "100004", "100005");
        assertThat(document("100005")).isEqualTo("v2/1 NEW_DATA 100.0 50.0");
        assertThat(take()).isFalse();
        assertThat(document("100005")).isEqualTo("v2/1 METHOD_CHANGE 100.0 50.0");
    }

    @Test
    void aPieceThatWasCommittedIsNotDoneAgainAfterACrash() {
        ROSTER.forEach(city -> take(value(city, "2015", 100, 1)));
        rosterVersion = 2;
        take();
        store.metrics.clear();

        useCase = restarted();

        assertThat(take()).isTrue();
        assertThat(take()).isFalse();
        assertThat(computedBy(1)).containsExactly("100003", "100004", "100005");
        assertThat(document("100003")).isEqualTo("v1/2 ROSTER_CHANGE 100.0 null");
    }

    @Test
    void aDefinitionThatChangesAgainBeginsAnew() {
        ROSTER.forEach(city -> take(value(city, "2015", 100, 1)));
        version = 2;
        take();
        version = 3;

        while (take()) {
            assertThat(computedBy(2)).hasSizeLessThanOrEqualTo(2);
        }

        assertThat(computedBy(3)).containsExactlyElementsOf(ROSTER);
    }

    @Test
    void anInstanceThatHasNotHeardOfTheNewestDefinitionRefuses() {
        take(value("100001", "2015", 100, 1));
        version = 2;
        take();
        version = 1;
        useCase = restarted();

        assertThatIllegalStateException().isThrownBy(this::take).withMessageContaining("lane 3 was computed by");
    }

    @Test
    void aFirstBaseValueThatComesAfterTheCurrentOneIsLate() {
        take(value("100001", "2019", 80, 1));
        assertThat(document("100001")).isEqualTo("v1/1 NEW_DATA null 80.0");

        take(value("100001", "2015", 100, 1));
        assertThat(document("100001")).isEqualTo("v1/1 LATE_DATA 100.0 80.0");

        take(value("100001", "2015", 101, 2));
        assertThat(document("100001")).isEqualTo("v1/1 CORRECTION 101.0 80.0");
    }

    @Test
    void whatBecameOfEachArrivalIsKept() {
        Observation base = value("100001", "2015", 100, 2);
        take(value("100001", "2019", 80, 1), value("100009", "2019", 80, 1), base, base, value("100001", "2015", 1, 1));

        assertThat(store.kept)
                .extracting(settled -> settled.arrival().offset() + " " + settled.effect())
                .containsExactly("0 APPLIED", "1 APPLIED", "2 LATE", "3 DUPLICATE", "4 SUPERSEDED");
    }

    @Test
    void aRebuildKeepsNothingAboutArrivalsAnew() {
        useCase = restarted().fresh();

        take(value("100001", "2015", 100, 1));

        assertThat(store.documents()).isNotEmpty();
        assertThat(store.kept).isEmpty();
    }

    @Test
    void noMoreObservationsAreTakenAtOnceThanMayBecomeRows() {
        Assessment five = definitions().getFirst();

        assertThat(bounded(List.of()).most()).isEqualTo(Integer.MAX_VALUE);
        assertThat(bounded(Collections.nCopies(20, five)).most()).isEqualTo(Integer.MAX_VALUE);
        assertThat(bounded(Collections.nCopies(21, five)).most()).isEqualTo(4);
        assertThat(bounded(Collections.nCopies(101, five)).most()).isEqualTo(1);
    }

    private boolean take(Observation... observations) {
        return commit(intake(false, observations));
    }

    private boolean commit(Intake intake) {
        Recorded recorded = useCase.record(store, List.of(intake), Observations.NOON)
                .await()
                .indefinitely();
        recorded.onCommit().run();
        return recorded.more();
    }

    private static Intake intake(boolean reload, Observation... observations) {
        return Arrivals.intake(LANE, reload, List.of(observations));
    }

    private static Observation value(String city, String period, double value, int revision) {
        return of(city, Indicator.CO2, period, value, revision, Status.VALIDATED, Observations.NOON);
    }

    private RecordObservations restarted() {
        return new RecordObservations(this::definitions, RecordObservationsTest::document, BOUNDS);
    }

    private static RecordObservations bounded(List<Assessment> assessments) {
        return new RecordObservations(() -> assessments, RecordObservationsTest::document, BOUNDS);
    }

    private List<Assessment> definitions() {
        Method method = new Method(
                new Period("2015"), new Period("2019"), PollutantEquivalents.TAX_LAW_2018, StatusPolicy.VALIDATED);
        return List.of(new Assessment("a", version, rosterVersion, ROSTER, method));
    }

    private List<String> computedBy(int wanted) {
        return store.metrics.values().stream()
                .filter(row -> row.version() == wanted)
                .map(MetricsRow::city)
                .toList();
    }

    private String document(String city) {
        return store.documents().get("a/" + city);
    }

    private static String document(CityMetrics metrics) {
        var co2 = metrics.metrics().getFirst();
        return "v%d/%d %s %s %s"
                .formatted(
                        metrics.assessment().version(),
                        metrics.assessment().rosterVersion(),
                        metrics.cause().kind(),
                        co2.base() == null ? null : co2.base().amount(),
                        co2.current() == null ? null : co2.current().amount());
    }
}
