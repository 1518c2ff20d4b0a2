package io.tandem.ranking.domain;

import java.util.function.DoublePredicate;

/// Finds where a condition begins to hold, exact to the last bit: doubles are countable, so halving their
/// number needs at most 64 steps.
final class FirstDouble {
    private FirstDouble() {}

    /// The first double on the way from `from` to `to` for which `holds` is true.
    ///
    /// @param from where it is false
    /// @param to where it is true; above or below `from`
    /// @param holds must not become false again on the way
    /// @throws IllegalArgumentException when `from` or `to` is not as said
    static double onTheWay(double from, double to, DoublePredicate holds) {
        if (holds.test(from) || !holds.test(to)) {
            throw new IllegalArgumentException("no first double between %s and %s".formatted(from, to));
        }
        long no = ordinal(from);
        long yes = ordinal(to);
        while (yes != no + 1 && yes != no - 1) {
            // Rounded down; the sum of the two may exceed a long.
            long middle = (no >> 1) + (yes >> 1) + (no & yes & 1);
            if (holds.test(valueOf(middle))) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return valueOf(yes) + 0.0;
    }

    /// The double before `value` on the way from `from`.
    static double before(double value, double from) {
        return Math.nextAfter(value, from) + 0.0;
    }

    /// Ascends with the doubles: neighbours differ by 1; the two zeros are one.
    private static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
    }

    private static double valueOf(long ordinal) {
        return ordinal >= 0 ? Double.longBitsToDouble(ordinal) : -Double.longBitsToDouble(-ordinal);
    }
}
