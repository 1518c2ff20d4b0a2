package io.tandem.metrics.domain;

import java.time.Instant;

/// Builds observations for tests: validated, revision 1, of Tangshan, unless said otherwise.
public final class Observations {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final String TANGSHAN = "130200";

    private Observations() {}

    public static Observation of(Indicator indicator, String period, double value) {
        return of(indicator, period, value, 1, Status.VALIDATED);
    }

    public static Observation of(Indicator indicator, String period, double value, int revision, Status status) {
        return of(TANGSHAN, indicator, period, value, revision, status, NOON);
    }

    public static Observation of(
            String city, Indicator indicator, String period, double value, int revision, Status status, Instant at) {
        String id = "%s-%s-%s-%d-%s".formatted(city, indicator, period, revision, status);
        return new Observation(
                new Observation.Slot(city, indicator, new Period(period), status),
                status == Status.WITHDRAWN ? null : Double.valueOf(value),
                new Version(revision, at, "test", id),
                NOON);
    }
}
