package io.tandem.ranking.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whole numbers in query parameters.
final class Numbers {
    private Numbers() {}

    /// @param text null when the client does not say
    /// @throws Problem.ProblemException when it is no whole number from `min` to `max`
    static long parse(String parameter, @Nullable String text, long byDefault, long min, long max) {
        if (text == null) {
            return byDefault;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw Problem.badParameter(parameter, "must be a whole number from %d to %d".formatted(min, max), Set.of())
                .exception();
    }
}
