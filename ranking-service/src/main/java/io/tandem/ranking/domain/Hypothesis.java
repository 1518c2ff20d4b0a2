package io.tandem.ranking.domain;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is supposed to be different; whatever is not, is as in the official assessment.
///
/// @param cities codes of the cities that are ranked
/// @param values supposed levels; they stand in for what was observed, or for what was not
public record Hypothesis(
        BoardDefinition board,
        PollutantEquivalents equivalents,
        ZeroRule zeroRule,
        NavigableSet<String> cities,
        NavigableMap<Slot, Double> values) {
    /// Copies both collections.
    ///
    /// @throws IllegalArgumentException for a level that is negative, not finite, or of a derived indicator
    public Hypothesis {
        cities = Collections.unmodifiableNavigableSet(new TreeSet<>(cities));
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
        values.forEach((slot, value) -> {
            if (!(value >= 0 && Double.isFinite(value)) || slot.indicator().isDerived()) {
                throw new IllegalArgumentException("%s cannot be supposed for %s".formatted(value, slot));
            }
        });
    }

    /// Nothing is different: its board is the official one.
    public static Hypothesis nothing(AssessmentDefinition definition, BoardDefinition board) {
        Assessment.Method method = definition.assessment().method();
        return new Hypothesis(
                board,
                PollutantEquivalents.of(method.pollutantEquivalents()),
                method.zeroRule(),
                new TreeSet<>(definition.roster().cities().keySet()),
                new TreeMap<>(Map.of()));
    }
}
