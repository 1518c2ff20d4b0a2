package io.tandem.ingest.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An assessment as its author wrote it: nothing checked, anything missing.
///
/// @param method where a part is missing, the report's stands in
/// @param boards the report's five when missing
public record AssessmentDraft(
        @Nullable String roster,
        @Nullable String basePeriod,
        @Nullable String currentPeriod,
        @Nullable MethodDraft method,
        @Nullable List<@Nullable BoardDraft> boards,
        @Nullable String note) {
    /// A method, unchecked.
    public record MethodDraft(
            @Nullable Map<String, @Nullable Double> pollutantEquivalents,
            @Nullable String statusPolicy,
            @Nullable String zeroRule,
            @Nullable Map<String, @Nullable String> groupVersions) {}

    /// A board, unchecked.
    public record BoardDraft(@Nullable String id, @Nullable List<@Nullable String> indicators) {}
}
