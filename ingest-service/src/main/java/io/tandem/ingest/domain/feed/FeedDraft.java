package io.tandem.ingest.domain.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed, or a change to one, as its author wrote it: nothing checked, anything missing.
///
/// @param expiresAt ISO 8601 with an offset
public record FeedDraft(
        @Nullable String name,
        @Nullable String owner,
        @Nullable ScopeDraft scope,
        @Nullable Long perMinute,
        @Nullable String expiresAt) {
    /// What it may report, unchecked.
    public record ScopeDraft(
            @Nullable List<@Nullable String> cities,
            @Nullable List<@Nullable String> provinces,
            @Nullable List<@Nullable String> indicators,
            @Nullable List<@Nullable String> statuses) {}
}
