package io.tandem.ranking.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is compared and how, in one version.
///
/// @param roster the roster's id
/// @param boards in display order
/// @param note what a reader must be told wherever figures are shown, or null
public record Assessment(
        String id,
        int version,
        String roster,
        String basePeriod,
        String currentPeriod,
        Method method,
        List<BoardDefinition> boards,
        @Nullable String note) {
    /// Copies the boards.
    public Assessment {
        boards = List.copyOf(boards);
    }

    /// Whether figures by this version can be compared with those by `other`: same periods, coefficients, status
    /// policy and zero rule. Boards, group versions and notes do not matter.
    public boolean isComparableWith(Assessment other) {
        return basePeriod.equals(other.basePeriod)
                && currentPeriod.equals(other.currentPeriod)
                && method.pollutantEquivalents().equals(other.method.pollutantEquivalents())
                && method.statusPolicy().equals(other.method.statusPolicy())
                && method.zeroRule().equals(other.method.zeroRule());
    }

    /// How figures are computed.
    ///
    /// @param pollutantEquivalents kg of SO2, NOX and PM that make one equivalent; quantities are divided by
    ///     them
    /// @param statusPolicy `validated` or `validated-else-provisional`
    /// @param groupVersions group id to version, where not the one in force at the end of the current period
    public record Method(
            Map<Indicator, Double> pollutantEquivalents,
            String statusPolicy,
            ZeroRule zeroRule,
            Map<String, String> groupVersions) {
        /// Copies both maps.
        public Method {
            pollutantEquivalents = Map.copyOf(pollutantEquivalents);
            groupVersions = Map.copyOf(groupVersions);
        }
    }
}
