package io.tandem.metrics.rest;

import io.tandem.metrics.application.History.Value;
import io.tandem.metrics.application.Receipt;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What queries may say.
final class Parameters {
    private static final List<String> OBSERVED = Arrays.stream(Indicator.values())
            .filter(indicator -> !indicator.derived())
            .map(Indicator::name)
            .toList();

    private Parameters() {}

    /// A whole number.
    ///
    /// @param text null when the client does not say
    /// @throws Bad when it is no whole number from `min` to `max`
    static int number(String parameter, @Nullable String text, int byDefault, int min, int max) {
        if (text == null) {
            return byDefault;
        }
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw new Bad(parameter, "must be a whole number from %d to %d".formatted(min, max), List.of());
    }

    /// What a history is about.
    ///
    /// @throws Bad when a parameter is missing or names nothing
    static Value value(@Nullable String city, @Nullable String indicator, @Nullable String period) {
        if (city == null || !city.matches("[0-9]{6}")) {
            throw new Bad("city", "must be an administrative code of six digits", List.of());
        }
        if (indicator == null || !OBSERVED.contains(indicator)) {
            throw new Bad("indicator", "must be one of those in `allowed`", OBSERVED);
        }
        return new Value(city, Indicator.valueOf(indicator), period(period));
    }

    private static Period period(@Nullable String text) {
        try {
            return new Period(text == null ? "" : text);
        } catch (IllegalArgumentException _) {
            throw new Bad("period", "must be a year, 2019-Q3, 2019-07 or 2019-07-14", List.of());
        }
    }

    /// @throws Bad when there is a text that is no receipt
    static Optional<Receipt> after(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Receipt> receipt = Receipt.parse(text);
        if (receipt.isEmpty()) {
            throw new Bad("after", "must be a receipt such as 5-4711", List.of());
        }
        return receipt;
    }

    /// Ends a request.
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Bad(String parameter, String expectation, List<String> allowed) {
            super(parameter);
            this.problem = Problem.badParameter(parameter, expectation, allowed);
        }

        Problem problem() {
            return problem;
        }
    }
}
