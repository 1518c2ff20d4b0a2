package io.tandem.metrics.application;

import io.tandem.metrics.domain.Observation;
import org.jspecify.annotations.Nullable;

/// An observation as it came in the log.
///
/// @param offset in its lane
/// @param reason why it was corrected or withdrawn, in the feed's words
public record Arrival(
        long offset, Observation observation, @Nullable String reason) {}
