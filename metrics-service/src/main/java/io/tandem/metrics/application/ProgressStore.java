package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Assessment;

/// What is stored of an assessment's computation.
public interface ProgressStore {
    /// Counted for exactly this version of its two definitions.
    ///
    /// @param lanes partitions of the observations
    Uni<Progress> of(Assessment assessment, int lanes);
}
