package io.tandem.chaos;

import java.time.Instant;

/// Observations of one city's CO2 of 2019.
final class Samples {
    static final Observation.Slot SLOT = new Observation.Slot("110000", "CO2", "2019");

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private Samples() {}

    /// With the id `chaos-{number}`, observed `number` milliseconds after the start of 2020.
    static Observation validated(int number, int revision, double value) {
        return observation(number, "VALIDATED", revision, value);
    }

    static Observation withdrawn(int number, int revision) {
        return observation(number, "WITHDRAWN", revision, null);
    }

    static Observation observation(int number, String status, int revision, Double value) {
        return new Observation(SLOT, status, value, revision, START.plusMillis(number), "chaos", "chaos-" + number);
    }
}
