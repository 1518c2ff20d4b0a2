package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Formulas;
import org.jspecify.annotations.Nullable;

/// Numbers as a reader sees them.
public final class Numbers {
    /// What stands where there is no number.
    public static final String NONE = "—";

    private Numbers() {}

    /// A fraction as `31.04%`, with a minus sign where it is negative; two decimals, half up.
    public static String percent(@Nullable Double fraction) {
        return fraction == null ? NONE : Formulas.percent(fraction).replace('-', '−') + "%";
    }

    /// A whole number.
    public static String whole(@Nullable Integer number) {
        return number == null ? NONE : number.toString();
    }
}
