package io.tandem.ingest.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far the feed stands behind a value.
public enum ObservationStatus {
    PROVISIONAL,
    VALIDATED,
    /// The feed takes back what it reported; there is no value.
    WITHDRAWN;

    /// The status of exactly this wire name.
    public static Optional<ObservationStatus> named(String name) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(name)).findFirst();
    }

    /// Lower case, as written on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
