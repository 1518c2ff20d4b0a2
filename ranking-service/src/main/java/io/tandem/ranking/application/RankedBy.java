package io.tandem.ranking.application;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.CityMetrics;

/// What an assessment's boards are made by.
///
/// @param methodSince the first version of the assessment with the present method; figures of earlier ones are
///     another method's and not shown
/// @param reconcile whether the boards may not be what the stored metrics say, and are to be compared with them
public record RankedBy(AssessmentDefinition definition, int methodSince, boolean reconcile) {
    /// Boards that are what the metrics say.
    public RankedBy(AssessmentDefinition definition, int methodSince) {
        this(definition, methodSince, false);
    }

    /// What comes after a changeover to `next`.
    RankedBy to(AssessmentDefinition next) {
        boolean comparable = definition.assessment().isComparableWith(next.assessment());
        return new RankedBy(next, comparable ? methodSince : next.assessment().version());
    }

    /// Whether figures were computed by the present method.
    boolean shows(CityMetrics metrics) {
        return metrics.assessmentVersion() >= methodSince;
    }
}
