package io.tandem.ranking.domain.statistics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// By what cities are compared in an indicator; both are better when greater.
public enum Measure {
    /// (base − current) / base, a fraction.
    RATE,
    /// base − current, in the indicator's unit.
    REDUCTION;

    /// The value of a figure; null when undefined.
    public @Nullable Double of(Figure figure) {
        return switch (this) {
            case RATE -> figure.rate();
            case REDUCTION -> figure.reduction();
        };
    }

    Column.Kind kind() {
        return switch (this) {
            case RATE -> Column.Kind.FRACTION;
            case REDUCTION -> Column.Kind.AMOUNT;
        };
    }

    /// Stable code, such as `rate`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
