package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Formulas;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One term of a [Filter].
public sealed interface Condition {
    /// As it is written, in its shortest form.
    String text();

    /// Whether a city meets it; null when that cannot be said, because the value is undefined.
    @Nullable
    Boolean test(CityFigures city);

    /// About a number.
    record OfNumber(Quantity quantity, Comparison comparison, double limit) implements Condition {
        @Override
        public String text() {
            return quantity.text() + comparison.sign() + Formulas.number(limit);
        }

        @Override
        public @Nullable Boolean test(CityFigures city) {
            @Nullable Number number = quantity.of(city);
            return number != null
                    ? (Boolean) comparison.test(Double.compare(number.doubleValue() + 0.0, limit + 0.0))
                    : null;
        }
    }

    /// About a word: a tier, or where a city belongs.
    ///
    /// @param subject what is compared, as it is written
    /// @param words the city's own; null when it has none because it is unranked
    /// @param wanted any of these meets the condition, or none with `!=`
    record OfWord(
            String subject, Function<CityFigures, @Nullable Set<String>> words, boolean equal, List<String> wanted)
            implements Condition {
        /// Copies the words.
        public OfWord {
            wanted = List.copyOf(wanted);
        }

        @Override
        public String text() {
            return subject + (equal ? "=" : "!=") + String.join("|", wanted);
        }

        @Override
        public @Nullable Boolean test(CityFigures city) {
            @Nullable Set<String> its = words.apply(city);
            return its == null ? null : (Boolean) (wanted.stream().anyMatch(its::contains) == equal);
        }
    }

    /// How a number is compared.
    enum Comparison {
        GREATER(">"),
        LESS("<"),
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("="),
        OTHER("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /// @param order negative, zero or positive, as of [Double#compare]
        boolean test(int order) {
            return switch (this) {
                case GREATER -> order > 0;
                case LESS -> order < 0;
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case OTHER -> order != 0;
            };
        }
    }
}
