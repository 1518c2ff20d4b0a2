package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The levels of a what-if, each for one city, indicator and period.
record SupposedValues(NavigableMap<Slot, Double> bySlot) {
    private static final int MOST = 10_000;

    /// So that every rate stays finite.
    private static final double LEAST_ABOVE_ZERO = 1e-9;

    private static final double GREATEST = 1e15;

    /// @param cities codes of the cities that are ranked; a value for any other would have no effect
    /// @throws Problem.ProblemException for the first value that cannot be supposed
    static SupposedValues of(
            Assessment assessment, Set<String> cities, @Nullable List<WhatIfRequest.@Nullable Value> given) {
        NavigableMap<Slot, Double> bySlot = new TreeMap<>();
        if (given == null) {
            return new SupposedValues(bySlot);
        }
        if (given.size() > MOST) {
            throw BodyProblem.unacceptable(
                    "too-many-values", "Too many values", "/values", "At most %d.".formatted(MOST), List.of());
        }
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/values/" + i;
            WhatIfRequest.@Nullable Value value = given.get(i);
            if (value == null) {
                throw BodyProblem.misshapen("wrong-type", "Wrong type", pointer, "Expected an object.", List.of());
            }
            Slot slot = slot(assessment, cities, value, pointer);
            if (bySlot.putIfAbsent(slot, number(value.value(), pointer + "/value")) != null) {
                throw BodyProblem.unacceptable(
                        "duplicate-value",
                        "Duplicate value",
                        pointer,
                        "An earlier value is for the same city, indicator and period.",
                        List.of());
            }
        }
        return new SupposedValues(bySlot);
    }

    private static Slot slot(Assessment assessment, Set<String> cities, WhatIfRequest.Value value, String pointer) {
        @Nullable String city = value.city();
        if (city == null || !cities.contains(city)) {
            throw ChosenCities.unknownCity(pointer + "/city");
        }
        return new Slot(
                city,
                indicator(value.indicator(), pointer + "/indicator"),
                side(assessment, value.period(), pointer + "/period"));
    }

    private static Indicator indicator(@Nullable String name, String pointer) {
        List<Indicator> observed =
                Arrays.stream(Indicator.values()).filter(i -> !i.isDerived()).toList();
        List<String> allowed = observed.stream().map(Indicator::name).toList();
        if (Indicator.LAPEQ.name().equals(name)) {
            throw BodyProblem.unacceptable(
                    "derived-indicator",
                    "Derived indicator",
                    pointer,
                    "LAPEQ is computed; suppose its parts SO2, NOX and PM instead.",
                    allowed);
        }
        return observed.stream()
                .filter(indicator -> indicator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> BodyProblem.unacceptable(
                        "unknown-indicator",
                        "Unknown indicator",
                        pointer,
                        "Expected one of those in `allowed`.",
                        allowed));
    }

    private static Side side(Assessment assessment, @Nullable String period, String pointer) {
        return Arrays.stream(Side.values())
                .filter(side -> side.period(assessment).equals(period))
                .findFirst()
                .orElseThrow(() -> BodyProblem.unacceptable(
                        "unknown-period",
                        "Unknown period",
                        pointer,
                        "Expected one of the assessment's two periods.",
                        List.of(assessment.basePeriod(), assessment.currentPeriod())));
    }

    private static double number(@Nullable Double value, String pointer) {
        if (value == null || !(value == 0 || (value >= LEAST_ABOVE_ZERO && value <= GREATEST))) {
            throw BodyProblem.unacceptable(
                    "bad-value",
                    "Bad value",
                    pointer,
                    "Expected 0, or a number from 1e-9 to 1e15, in the indicator's unit.",
                    List.of());
        }
        return value + 0.0;
    }

    /// Ordered by city, indicator and period.
    List<WhatIfRequest.@Nullable Value> canonical(Assessment assessment) {
        List<WhatIfRequest.@Nullable Value> values = new ArrayList<>();
        bySlot.forEach((slot, value) -> values.add(new WhatIfRequest.Value(
                slot.city(), slot.indicator().name(), slot.side().period(assessment), value)));
        return values;
    }
}
