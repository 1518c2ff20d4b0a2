package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Text;
import io.tandem.ingest.domain.feed.Feed;
import org.jspecify.annotations.Nullable;

/// Who sends a request.
///
/// @param feed the feed that its key belongs to; null when it came without one
record Sender(Permit permit, @Nullable Feed feed) {
    /// The feed to note something under: the key's or the one that is named beside the body, otherwise what the item
    /// itself says, if that can be a name.
    @Nullable
    String feedOf(@Nullable String named) {
        if (permit.feed() != null) {
            return permit.feed();
        }
        return named != null && Text.isSlug(named) ? named : null;
    }
}
