package io.tandem.ingest.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is compared and how, in one version.
///
/// @param id such as `2015-2019`
/// @param version grows by one with every change, from 1; results carry it
/// @param roster the roster's id
/// @param basePeriod ISO 8601 calendar period, same length as `currentPeriod`
/// @param boards rankings to keep, in display order
/// @param note what a reader must be told wherever figures are shown, or null
public record AssessmentPublished(
        String id,
        int version,
        String roster,
        String basePeriod,
        String currentPeriod,
        Method method,
        List<Board> boards,
        @Nullable String note,
        Instant publishedAt) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.assessment.published.v1";

    /// How figures are computed.
    ///
    /// @param pollutantEquivalents kg of `SO2`, `NOX` and `PM` that make one equivalent; quantities
    ///     are divided by them
    /// @param statusPolicy `validated` or `validated-else-provisional`
    /// @param zeroRule what a rate of exactly 0 is on a composite board: `zero-is-tier-two` neither a
    ///     reduction nor an increase, `zero-is-reduction`, or `zero-is-increase`
    /// @param groupVersions group id to version, where not the one in force at the end of the current period
    public record Method(
            Map<String, Double> pollutantEquivalents,
            String statusPolicy,
            String zeroRule,
            Map<String, String> groupVersions) {}

    /// One ranking.
    ///
    /// @param id unique in the assessment, such as `co2-lapeq`
    /// @param indicators one for a single board, two for a composite one
    public record Board(String id, List<String> indicators) {}
}
