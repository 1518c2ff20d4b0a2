package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import org.jspecify.annotations.Nullable;

/// The definitions by which a lane's metrics of one assessment are computed, and how far they have been
/// computed by them as a whole.
///
/// @param cause why they were computed anew
/// @param after city after which computing anew has to go on, empty for the first; null when all is done
public record Computed(
        int lane,
        String assessment,
        int version,
        int rosterVersion,
        Cause.Kind cause,
        @Nullable String after) {
    boolean olderThan(Assessment definition) {
        return version < definition.version() || rosterVersion < definition.rosterVersion();
    }

    boolean newerThan(Assessment definition) {
        return version > definition.version() || rosterVersion > definition.rosterVersion();
    }
}
