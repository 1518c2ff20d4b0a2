package io.tandem.ingest.domain;

import org.jspecify.annotations.Nullable;

/// Who sends, and what it may report.
///
/// @param feed the feed that the sender's key belongs to; null when it came without one, and may then name any
public record Permit(@Nullable String feed, Scope scope) {
    /// That of a sender without a key, where none is required.
    public static final Permit OPEN = new Permit(null, Scope.EVERYTHING);
}
