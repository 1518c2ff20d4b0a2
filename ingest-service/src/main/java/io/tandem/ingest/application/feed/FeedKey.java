package io.tandem.ingest.application.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key as it is stored.
///
/// @param hash of the whole key, keyed, in hexadecimal digits
/// @param expiresAt from when on it is not valid; null when never
public record FeedKey(
        String prefix,
        String feed,
        String hash,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    /// Whether it is valid at a moment.
    public boolean isLive(Instant at) {
        return expiresAt == null || at.isBefore(expiresAt);
    }
}
