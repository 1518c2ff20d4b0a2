package io.tandem.metrics.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;

/// Instants on their way to the database and back.
final class Times {
    private Times() {}

    /// Since 1970; what is finer is cut off.
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
