package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Hypothesis;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.PollutantEquivalents;
import io.tandem.ranking.domain.ZeroRule;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A what-if that has been judged and found answerable.
///
/// @param canonical the request in canonical form: lists sorted, equivalents complete. Asking with it gives the
///     same answer
record Supposition(Hypothesis hypothesis, WhatIfRequest canonical) {
    private static final double LEAST_EQUIVALENT = 1e-6;
    private static final double GREATEST_EQUIVALENT = 1e6;

    /// Judges a request.
    ///
    /// @throws Problem.ProblemException for the first thing that cannot be supposed
    static Supposition of(AssessmentDefinition definition, WhatIfRequest request) {
        BoardDefinition board = board(definition, request.board());
        refuseNothing(request);
        Assessment.Method method = definition.assessment().method();
        Map<Indicator, Double> equivalents = equivalents(method, request.pollutantEquivalents());
        @Nullable ZeroRule supposedRule = zeroRule(request.zeroRule());
        ChosenCities cities = ChosenCities.of(definition, request.roster());
        SupposedValues values = SupposedValues.of(definition.assessment(), cities.codes(), request.values());
        return new Supposition(
                new Hypothesis(
                        board,
                        PollutantEquivalents.of(equivalents),
                        supposedRule == null ? method.zeroRule() : supposedRule,
                        cities.codes(),
                        values.bySlot()),
                new WhatIfRequest(
                        board.id(),
                        request.pollutantEquivalents() == null ? null : byName(equivalents),
                        supposedRule == null ? null : supposedRule.code(),
                        cities.canonical(),
                        request.values() == null ? null : values.canonical(definition.assessment())));
    }

    private static BoardDefinition board(AssessmentDefinition definition, @Nullable String board) {
        List<String> allowed = definition.assessment().boards().stream()
                .map(BoardDefinition::id)
                .toList();
        if (board == null) {
            throw BodyProblem.unacceptable(
                    "missing-board", "Missing board", "/board", "Name one of the boards in `allowed`.", allowed);
        }
        return definition
                .board(board)
                .orElseThrow(() -> BodyProblem.unacceptable(
                        "unknown-board", "Unknown board", "/board", "Expected one of those in `allowed`.", allowed));
    }

    private static void refuseNothing(WhatIfRequest request) {
        if (request.pollutantEquivalents() == null
                && request.zeroRule() == null
                && request.roster() == null
                && request.values() == null) {
            throw BodyProblem.unacceptable(
                    "nothing-supposed",
                    "Nothing supposed",
                    "",
                    "Beside the board, give at least one of those in `allowed`.",
                    List.of("pollutantEquivalents", "zeroRule", "roster", "values"));
        }
    }

    private static Map<Indicator, Double> equivalents(
            Assessment.Method method, @Nullable Map<String, @Nullable Double> given) {
        Map<Indicator, Double> equivalents = new EnumMap<>(method.pollutantEquivalents());
        if (given == null) {
            return equivalents;
        }
        List<String> parts =
                Indicator.LAPEQ.observed().stream().map(Indicator::name).toList();
        given.forEach((name, value) -> {
            if (!parts.contains(name)) {
                throw BodyProblem.unacceptable(
                        "unknown-equivalent",
                        "Unknown pollutant equivalent",
                        "/pollutantEquivalents",
                        "Only the pollutants in `allowed` have one.",
                        parts);
            }
            if (value == null || !(value >= LEAST_EQUIVALENT && value <= GREATEST_EQUIVALENT)) {
                throw BodyProblem.unacceptable(
                        "bad-equivalent",
                        "Bad pollutant equivalent",
                        "/pollutantEquivalents/" + name,
                        "Expected kilograms from 0.000001 to 1000000.",
                        List.of());
            }
            equivalents.put(Indicator.of(name), value);
        });
        return equivalents;
    }

    private static Map<String, @Nullable Double> byName(Map<Indicator, Double> equivalents) {
        Map<String, @Nullable Double> byName = new LinkedHashMap<>();
        equivalents.forEach((indicator, value) -> byName.put(indicator.name(), value));
        return byName;
    }

    private static @Nullable ZeroRule zeroRule(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(ZeroRule.values())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BodyProblem.unacceptable(
                        "unknown-zero-rule",
                        "Unknown zero rule",
                        "/zeroRule",
                        "Expected one of those in `allowed`.",
                        Arrays.stream(ZeroRule.values()).map(ZeroRule::code).toList()));
    }
}
