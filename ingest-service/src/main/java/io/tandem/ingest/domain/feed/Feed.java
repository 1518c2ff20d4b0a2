package io.tandem.ingest.domain.feed;

import io.tandem.ingest.domain.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who reports.
///
/// @param name what observations carry
/// @param owner who answers for it, for people
/// @param perMinute observations that it may send in a minute
/// @param expiresAt from when on its keys are not valid; null when never
public record Feed(
        String name,
        String owner,
        Scope scope,
        int perMinute,
        @Nullable Instant expiresAt) {
    /// Whether its keys are valid at a moment.
    public boolean isLive(Instant at) {
        return expiresAt == null || at.isBefore(expiresAt);
    }
}
