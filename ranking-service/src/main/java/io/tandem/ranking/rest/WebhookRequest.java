package io.tandem.ranking.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where a board's changes are to be sent, and which.
///
/// @param url https; required
/// @param assessment required
/// @param board id of one of its boards; required
/// @param after version after which to begin, such as `1:42`; from now on when left out
/// @param city codes; what becomes of these cities is spelled out
/// @param group ids of groups
/// @param province codes or names
/// @param region `east`, `central`, `west`
/// @param tier `I`, `II`, `III`: before or after
/// @param tierChanges whether only moves to another tier count
/// @param minMove ranks between before and after, at least
/// @param top the rank before or after is at most this
/// @param cause kinds of cause
@Schema(name = "WebhookRequest")
record WebhookRequest(
        @Nullable String url,
        @Nullable String assessment,
        @Nullable String board,
        @Nullable String after,
        @Nullable List<@Nullable String> city,
        @Nullable List<@Nullable String> group,
        @Nullable List<@Nullable String> province,
        @Nullable List<@Nullable String> region,
        @Nullable List<@Nullable String> tier,
        @Nullable Boolean tierChanges,
        @Nullable Long minMove,
        @Nullable Long top,
        @Nullable List<@Nullable String> cause) {

    /// Sequences to send again, both included.
    ///
    /// @param from first version, such as `1:40`
    /// @param to last version, not after the one that was sent last
    @Schema(name = "WebhookRedelivery")
    record Redelivery(@Nullable String from, @Nullable String to) {}
}
