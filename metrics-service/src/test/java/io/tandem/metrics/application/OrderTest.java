package io.tandem.metrics.application;

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
import io.tandem.metrics.domain.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// State and metrics are a function of the set of observations, whatever their order, repetition and batches.
class OrderTest {
    private static final int OBSERVATIONS = 100_000;
    private static final int ORDERS = 20;
    private static final int CITIES = 60;
    private static final int LANES = 4;
    private static final List<Indicator> OBSERVED = List.of(Indicator.values()).subList(0, Indicator.LAPEQ.ordinal());
    private static final List<String> PERIODS = List.of("2014", "2015", "2019");

    private final Random random = new Random(20);

    @Test
    void everyOrderEndsInTheSameStateAndTheSameMetrics() {
        // Given
        List<Observation> observations =
                IntStream.range(0, OBSERVATIONS).mapToObj(_ -> observation()).toList();

        // When
        List<MemoryStore> ends = IntStream.range(0, ORDERS)
                .mapToObj(_ -> fold(shuffledWithRepetitions(observations)))
                .toList();

        // Then
        MemoryStore first = ends.getFirst();
        assertThat(first.hash().rows()).isEqualTo((long) CITIES * OBSERVED.size() * PERIODS.size() * 3);
        assertThat(first.documents()).hasSize(2 * CITIES);
        assertThat(ends).extracting(MemoryStore::hash).containsOnly(first.hash());
        assertThat(ends).extracting(MemoryStore::documents).containsOnly(first.documents());
    }

    /// Few different versions, so that many observations tie in all but the value.
    private Observation observation() {
        Status status = Status.values()[random.nextInt(3)];
        Observation.Slot slot = new Observation.Slot(
                Integer.toString(100_000 + random.nextInt(CITIES)),
                OBSERVED.get(random.nextInt(OBSERVED.size())),
                new Period(PERIODS.get(random.nextInt(PERIODS.size()))),
                status);
        Version version = new Version(
                1 + random.nextInt(3),
                Observations.NOON.plusSeconds(random.nextInt(3)),
                "feed-" + random.nextInt(3),
                "event-" + random.nextInt(4));
        Double value = status == Status.WITHDRAWN ? null : Double.valueOf(random.nextInt(50) * 0.1);
        return new Observation(slot, value, version, Observations.NOON);
    }

    private List<Observation> shuffledWithRepetitions(List<Observation> observations) {
        List<Observation> shuffled = new ArrayList<>(observations);
        for (int i = 0; i < observations.size() / 5; i++) {
            shuffled.add(observations.get(random.nextInt(observations.size())));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /// Folds batches of 1 to 8,000 observations, and forgets everything now and then.
    private MemoryStore fold(List<Observation> observations) {
        MemoryStore store = new MemoryStore();
        RecordObservations useCase = new RecordObservations(
                OrderTest::assessments, OrderTest::document, new RecordObservations.Bounds(2_000, 25, 10_000, 0.9));
        for (int from = 0; from < observations.size(); ) {
            int to = Math.min(observations.size(), from + 1 + random.nextInt(random.nextBoolean() ? 8_000 : 10));
            Map<Integer, List<Observation>> lanes = observations.subList(from, to).stream()
                    .collect(Collectors.groupingBy(
                            observation -> Integer.parseInt(observation.slot().city()) % LANES));
            boolean reload = random.nextInt(10) == 0;
            List<Intake> intakes = lanes.entrySet().stream()
                    .map(lane -> Arrivals.intake(lane.getKey(), reload, lane.getValue()))
                    .toList();
            useCase.record(store, intakes, Observations.NOON)
                    .await()
                    .indefinitely()
                    .onCommit()
                    .run();
            from = to;
        }
        return store;
    }

    private static List<Assessment> assessments() {
        Set<String> roster = IntStream.range(0, CITIES)
                .mapToObj(i -> Integer.toString(100_000 + i))
                .collect(Collectors.toSet());
        return List.of(
                new Assessment("strict", 1, 1, roster, method("2015", StatusPolicy.VALIDATED)),
                new Assessment("usual", 1, 1, roster, method("2014", StatusPolicy.VALIDATED_ELSE_PROVISIONAL)));
    }

    private static Method method(String base, StatusPolicy policy) {
        return new Method(new Period(base), new Period("2019"), PollutantEquivalents.TAX_LAW_2018, policy);
    }

    /// What does not depend on when something was computed.
    private static String document(CityMetrics metrics) {
        return metrics.metrics().stream().map(Metric::toString).collect(Collectors.joining("\n"));
    }
}
