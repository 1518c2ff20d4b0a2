package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Assessment;
import java.util.List;
import java.util.Optional;

/// Tells how far the computation of an assessment has come.
public final class FollowProgress {
    private final Definitions definitions;
    private final ProgressStore store;
    private final int lanes;

    /// @param lanes partitions of the observations
    public FollowProgress(Definitions definitions, ProgressStore store, int lanes) {
        this.definitions = definitions;
        this.store = store;
        this.lanes = lanes;
    }

    /// Ids of the assessments that are known here.
    public List<String> assessments() {
        return definitions.assessments().stream().map(Assessment::id).toList();
    }

    /// By the newest definition that is known here; empty when there is no such assessment.
    public Optional<Uni<Progress>> of(String assessment) {
        return definitions.assessments().stream()
                .filter(known -> known.id().equals(assessment))
                .findFirst()
                .map(known -> store.of(known, lanes));
    }
}
