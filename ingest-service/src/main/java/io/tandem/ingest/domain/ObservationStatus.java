package io.tandem.ingest.domain;

import java.util.Optional;

/// How far the feed stands behind a value.
public enum ObservationStatus {
    PROVISIONAL,
    VALIDATED,
    /// The feed takes back what it reported; there is no value.
    WITHDRAWN;

    /// The status of exactly this wire name.
    public static Optional<ObservationStatus> named(String name) {
        return switch (name) {
            case "provisional" -> Optional.of(PROVISIONAL);
            case "validated" -> Optional.of(VALIDATED);
            case "withdrawn" -> Optional.of(WITHDRAWN);
            default -> Optional.empty();
        };
    }

    /// Lower case, as written on the wire.
    public String wireName() {
        return switch (this) {
            case PROVISIONAL -> "provisional";
            case VALIDATED -> "validated";
            case WITHDRAWN -> "withdrawn";
        };
    }
}
