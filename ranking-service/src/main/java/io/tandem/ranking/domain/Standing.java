package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A city's own part of its place on a board; the rank follows from everybody's.
public sealed interface Standing {
    /// The board's rates in the board's order, fractions; null where undefined.
    List<@Nullable Double> rates();

    /// A city whose rates are all defined.
    record Ranked(Score score, List<@Nullable Double> rates) implements Standing {
        /// Copies the rates; a negative zero becomes zero, so that equal standings are equal records.
        public Ranked {
            rates = normalised(rates);
        }

        /// The standing of a city with these rates.
        public static Ranked of(List<Double> rates, ZeroRule zeroRule) {
            return new Ranked(Score.of(rates, zeroRule), new ArrayList<>(rates));
        }
    }

    /// A city that cannot be ranked, with the reasons in the board's order; never without one.
    record Unranked(List<@Nullable Double> rates, List<Undefined> reasons) implements Standing {
        /// Copies both lists.
        public Unranked {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("an unranked city without a reason; rates " + rates);
            }
            rates = normalised(rates);
            reasons = List.copyOf(reasons);
        }
    }

    private static List<@Nullable Double> normalised(List<@Nullable Double> rates) {
        List<@Nullable Double> copy = new ArrayList<>(rates);
        copy.replaceAll(rate -> rate == null ? null : (Double) (rate + 0.0));
        return Collections.unmodifiableList(copy);
    }
}
