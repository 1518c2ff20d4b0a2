package io.tandem.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// Observations as an unruly feed sends them; the same seed makes the same ones. Not thread-safe.
///
/// Of the items after the first values, 5 % are sent once more to the letter, 5 % are older than what was sent
/// of their slot before, 1 % are corrections, 1 % withdrawals, 10 % provisional. The others are newer values.
final class Feed {
    /// Name of the feed.
    static final String NAME = "chaos";

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final int REMEMBERED = 5_000;
    private static final double NEVER_ZERO = 0.998;

    private static final Map<String, String> UNITS = Map.of(
            "CO2", "t", "SO2", "t", "NOX", "t", "PM", "t", "NO2", "ug/m3", "PM25", "ug/m3", "O3", "ug/m3", "AQI", "1");

    private final RandomGenerator random;
    private final List<Observation.Slot> slots = new ArrayList<>();
    private final Map<Observation.Slot, Integer> revisions = new HashMap<>();
    private final List<Observation> recent = new ArrayList<>();
    private int made;

    Feed(List<String> cities, List<String> periods, long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (String city : cities) {
            for (String indicator : CityFigures.OBSERVED) {
                periods.forEach(period -> slots.add(new Observation.Slot(city, indicator, period)));
            }
        }
    }

    /// One validated value of every slot.
    List<Observation> firstValues() {
        return slots.stream().map(slot -> fresh(slot, "VALIDATED", now())).toList();
    }

    /// The next item to send; it may have been sent before.
    Observation next() {
        double kind = random.nextDouble();
        if (kind < 0.05 && !recent.isEmpty()) {
            return recent.get(random.nextInt(recent.size()));
        }
        Observation.Slot slot = slots.get(random.nextInt(slots.size()));
        if (kind < 0.10) {
            return fresh(slot, "VALIDATED", now().minus(Duration.ofDays(1 + random.nextInt(100))));
        }
        if (kind < 0.11) {
            revisions.merge(slot, 1, Integer::sum);
        }
        return fresh(slot, kind < 0.12 ? "WITHDRAWN" : kind < 0.22 ? "PROVISIONAL" : "VALIDATED", now());
    }

    /// The item of `POST /observations`.
    static ObjectNode item(Observation observation) {
        return observation.item(UNITS.getOrDefault(observation.slot().indicator(), ""));
    }

    /// The number in an observation's id: 0, 1 and so on, in the order in which they were made.
    static int number(Observation observation) {
        return Integer.parseInt(observation.id().substring(NAME.length() + 1));
    }

    private Observation fresh(Observation.Slot slot, String status, Instant observedAt) {
        Observation observation = new Observation(
                slot,
                status,
                status.equals("WITHDRAWN") ? null : value(slot),
                1 + revisions.getOrDefault(slot, 0),
                observedAt,
                NAME,
                NAME + "-" + made);
        made++;
        remember(observation);
        return observation;
    }

    private void remember(Observation observation) {
        if (recent.size() < REMEMBERED) {
            recent.add(observation);
        } else {
            recent.set(made % REMEMBERED, observation);
        }
    }

    /// Later with every observation that is made, and never ahead of the clock.
    private Instant now() {
        return START.plus(Duration.ofMillis(made));
    }

    private @Nullable Double value(Observation.Slot slot) {
        double scale = switch (slot.indicator()) {
            case "CO2" -> 5e7;
            case "SO2", "NOX", "PM" -> 3e4;
            case "AQI" -> 80;
            default -> 60;
        };
        return random.nextDouble() < NEVER_ZERO ? scale * (0.5 + random.nextDouble()) : 0.0;
    }
}
