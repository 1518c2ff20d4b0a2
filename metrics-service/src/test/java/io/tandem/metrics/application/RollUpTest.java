package io.tandem.metrics.application;

import static io.tandem.metrics.domain.Observations.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Method;
import io.tandem.metrics.domain.Metric;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Observations;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.PollutantEquivalents;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.StatusPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Shorter periods become longer ones while observations are recorded.
class RollUpTest {
    private static final String CITY = "100001";

    private MemoryStore store = new MemoryStore();
    private RecordObservations useCase = restarted();

    @Test
    void aWholeYearOfDaysIsAYear() {
        take(value("2015", 730, 1));
        take(days(1, 365, Status.VALIDATED));

        assertThat(current("usual")).isEqualTo("365.0 VALIDATED ~roll-up CO2/2019/365-of-365-days");
        assertThat(current("strict")).isEqualTo("365.0 VALIDATED ~roll-up CO2/2019/365-of-365-days");
    }

    @Test
    void aYearOfWhichTooLittleIsKnownIsProvisionalAndSaysSo() {
        take(days(1, 100, Status.VALIDATED));

        assertThat(current("usual")).isEqualTo("100.0 PROVISIONAL ~roll-up CO2/2019/100-of-365-days/incomplete");
        assertThat(current("strict")).isEqualTo("none");
    }

    @Test
    void whatIsReportedForTheYearItselfWinsAndWhenItIsWithdrawnTheDaysCountAgain() {
        take(days(1, 365, Status.VALIDATED));
        take(value("2019", 400, 1));
        assertThat(current("usual")).startsWith("400.0 VALIDATED test");

        take(value("2019-01-01", 50, 9));
        assertThat(current("usual")).startsWith("400.0 VALIDATED test");

        take(of(CITY, Indicator.CO2, "2019", 0, 2, Status.WITHDRAWN, Observations.NOON));
        assertThat(current("usual")).startsWith("414.0 VALIDATED ~roll-up");
    }

    @Test
    void aLatePartACorrectionAndAWithdrawalAreComputedAnew() {
        take(days(2, 365, Status.VALIDATED));
        assertThat(current("usual")).startsWith("364.0 VALIDATED").endsWith("364-of-365-days");

        take(value("2019-01-01", 7, 1));
        assertThat(current("usual")).startsWith("371.0");
        take(value("2019-01-01", 2, 2));
        assertThat(current("usual")).startsWith("366.0");
        take(of(CITY, Indicator.CO2, "2019-01-01", 0, 3, Status.WITHDRAWN, Observations.NOON));
        assertThat(current("usual")).startsWith("364.0 VALIDATED").endsWith("364-of-365-days");
    }

    @Test
    void validatedAndProvisionalDaysAreNeverAddedUp() {
        take(days(1, 365, Status.PROVISIONAL));
        take(days(1, 330, Status.VALIDATED));

        assertThat(current("usual")).isEqualTo("330.0 VALIDATED ~roll-up CO2/2019/330-of-365-days");

        store = new MemoryStore();
        useCase = restarted();
        take(days(1, 365, Status.PROVISIONAL));
        take(days(1, 100, Status.VALIDATED));
        assertThat(current("usual")).isEqualTo("365.0 PROVISIONAL ~roll-up CO2/2019/365-of-365-days");
    }

    @Test
    void whatWasRolledUpIsThereAfterARestart() {
        take(days(1, 365, Status.VALIDATED));
        useCase = restarted();

        take(value("2015", 730, 1));

        assertThat(current("usual")).startsWith("365.0 VALIDATED ~roll-up");
    }

    @Test
    void yearlyObservationsCostNothingMore() {
        take(value("2015", 730, 1));
        int reads = store.reads;

        take(value("2019", 365, 1));

        assertThat(store.reads).isEqualTo(reads);
        assertThat(store.rolledUp).isEmpty();
    }

    @Test
    void theOrderInWhichPartsComeDoesNotMatter() {
        Random random = new Random(8);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Status status = Status.values()[random.nextInt(3)];
            LocalDate day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(365));
            String period = List.of(
                            day.toString(), day.toString(), day.toString().substring(0, 7), "2019-Q2", "2015")
                    .get(random.nextInt(5));
            Indicator indicator =
                    List.of(Indicator.CO2, Indicator.O3, Indicator.AQI).get(random.nextInt(3));
            all.add(of(
                    CITY,
                    indicator,
                    period,
                    random.nextInt(90) * 0.1,
                    1 + random.nextInt(4),
                    status,
                    Observations.NOON));
        }
        Set<List<String>> ends = IntStream.range(0, 6)
                .mapToObj(_ -> {
                    Collections.shuffle(all, random);
                    store = new MemoryStore();
                    useCase = restarted();
                    for (int from = 0; from < all.size(); ) {
                        int to = Math.min(all.size(), from + 1 + random.nextInt(400));
                        take(all.subList(from, to).toArray(Observation[]::new));
                        from = to;
                    }
                    return List.copyOf(store.documents().values());
                })
                .collect(Collectors.toSet());

        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next().toString()).contains("~roll-up");
    }

    private void take(Observation... observations) {
        useCase.record(store, List.of(Arrivals.intake(0, false, Arrays.asList(observations))), Observations.NOON)
                .await()
                .indefinitely()
                .onCommit()
                .run();
    }

    private static Observation[] days(int from, int to, Status status) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(day -> of(
                        CITY,
                        Indicator.CO2,
                        LocalDate.ofYearDay(2019, day).toString(),
                        1,
                        1,
                        status,
                        Observations.NOON))
                .toArray(Observation[]::new);
    }

    private static Observation value(String period, double value, int revision) {
        return of(CITY, Indicator.CO2, period, value, revision, Status.VALIDATED, Observations.NOON);
    }

    private String current(String assessment) {
        return store.documents()
                .get(assessment + "/" + CITY)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static RecordObservations restarted() {
        return new RecordObservations(
                () -> List.of(
                        assessment("strict", StatusPolicy.VALIDATED),
                        assessment("usual", StatusPolicy.VALIDATED_ELSE_PROVISIONAL)),
                RollUpTest::document,
                new RecordObservations.Bounds(10_000, 2, 100, 0.9));
    }

    private static Assessment assessment(String id, StatusPolicy policy) {
        return new Assessment(
                id,
                1,
                1,
                Set.of(CITY),
                new Method(new Period("2015"), new Period("2019"), PollutantEquivalents.TAX_LAW_2018, policy));
    }

    private static String document(CityMetrics metrics) {
        return metrics.metrics().stream()
                .map(Metric::current)
                .map(value -> value == null || value.source() == null
                        ? "none"
                        : "%s %s %s %s"
                                .formatted(
                                        value.amount(),
                                        value.source().slot().status(),
                                        value.source().version().feed(),
                                        value.source().version().id()))
                .collect(Collectors.joining("\n"));
    }
}
