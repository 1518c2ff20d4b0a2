package io.tandem.ingest.application.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request of lines or rows.
///
/// @param feed whose key or name it came with
/// @param sha256 of the content, unpacked, as far as it was read
/// @param complete whether it was read to its end
public record Batch(
        String id,
        @Nullable String feed,
        Instant receivedAt,
        String mediaType,
        String sha256,
        long bytes,
        boolean dryRun,
        long items,
        long accepted,
        long refused,
        boolean complete) {}
