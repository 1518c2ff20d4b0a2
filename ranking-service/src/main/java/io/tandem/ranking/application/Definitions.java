package io.tandem.ranking.application;

import io.tandem.ranking.domain.AssessmentDefinition;
import java.util.NavigableMap;

/// The assessments that are known, each with its roster.
public interface Definitions {
    /// Whether everything that was published before the start has been read.
    boolean complete();

    /// By assessment id; an assessment whose roster has not arrived yet is not among them.
    NavigableMap<String, AssessmentDefinition> all();
}
