package io.tandem.ranking.rest;

import java.util.Locale;

/// Why a stream of changes ended.
enum End {
    /// The client hung up, or its connection broke.
    CLIENT,
    /// The client took nothing for too long.
    SLOW,
    /// The client must begin anew.
    RESET,
    /// The service stops, or what was asked for is complete.
    SERVER;

    /// As metrics call it.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
