package io.tandem.ingest.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The report's three parts of China (report §2.2).
public enum Region {
    EAST,
    CENTRAL,
    WEST;

    /// The region of exactly this wire name.
    public static Optional<Region> named(String name) {
        return Arrays.stream(values()).filter(r -> r.wireName().equals(name)).findFirst();
    }

    /// Lower case, as written on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
