package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a client supposes. Whatever is left out is as in the official assessment.
///
/// @param board id of the board that is asked for; required
/// @param pollutantEquivalents kg of SO2, NOX or PM that make one equivalent, from 1e-6 to 1e6
/// @param zeroRule `zero-is-tier-two`, `zero-is-reduction` or `zero-is-increase`
/// @param roster which of the assessment's cities are ranked
/// @param values levels that stand in for what was observed
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WhatIfRequest")
record WhatIfRequest(
        @Nullable String board,
        @Nullable Map<String, @Nullable Double> pollutantEquivalents,
        @Nullable String zeroRule,
        @Nullable RosterChoice roster,
        @Nullable List<@Nullable Value> values) {

    /// Some of the roster's cities: by code, or all of one group, region or province.
    ///
    /// @param include codes of the only cities that are ranked
    /// @param exclude codes of cities that are not
    /// @param province code, Chinese or English name
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RosterChoice(
            @Nullable List<@Nullable String> include,
            @Nullable List<@Nullable String> exclude,
            @Nullable String group,
            @Nullable String region,
            @Nullable String province) {}

    /// One level.
    ///
    /// @param indicator an observed one, so not LAPEQ
    /// @param period one of the assessment's two
    /// @param value in the indicator's unit: 0, or from 1e-9 to 1e15
    record Value(
            @Nullable String city,
            @Nullable String indicator,
            @Nullable String period,
            @Nullable Double value) {}
}
