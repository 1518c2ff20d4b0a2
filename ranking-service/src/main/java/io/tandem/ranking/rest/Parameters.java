package io.tandem.ranking.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What queries may say.
final class Parameters {
    private Parameters() {}

    /// Ends the request when the query has a parameter that means nothing here.
    static void refuseUnknown(Set<String> given, Set<String> allowed) {
        if (!allowed.containsAll(given)) {
            throw Problem.badParameter("The query", "may have the parameters in `allowed` and no others", allowed)
                    .exception();
        }
    }

    /// A whole number.
    ///
    /// @param text null when the client does not say
    /// @throws Problem.ProblemException when it is no whole number from `min` to `max`
    static long number(String parameter, @Nullable String text, long byDefault, long min, long max) {
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
