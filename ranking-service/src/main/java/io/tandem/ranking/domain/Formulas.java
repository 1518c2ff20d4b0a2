package io.tandem.ranking.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The method's formulas with the numbers filled in, so that a reader can check them by hand (report §2.4).
///
/// Numbers are written in full; only [#percent] rounds.
public final class Formulas {
    private Formulas() {}

    /// One part of LAPeq.
    ///
    /// @param level in t
    /// @param equivalent kg that make one pollutant equivalent; the level is divided by it
    public record Part(Indicator indicator, double level, double equivalent) {}

    /// `LAPEQ 2015 = SO2 / 0.95 + … = 53819 / 0.95 + … = 424506.26`.
    ///
    /// @param parts in the order SO2, NOX, PM
    /// @param result the sum as it was computed
    public static String lapeq(String period, List<Part> parts, double result) {
        String symbols = parts.stream()
                .map(part -> part.indicator() + " / " + number(part.equivalent()))
                .collect(Collectors.joining(" + "));
        String numbers = parts.stream()
                .map(part -> number(part.level()) + " / " + number(part.equivalent()))
                .collect(Collectors.joining(" + "));
        return "LAPEQ %s = %s = %s = %s".formatted(period, symbols, numbers, number(result));
    }

    /// `rate = (base − current) / base = (4 − 3) / 4 = 0.25`.
    public static String rate(double base, double current, double result) {
        return "rate = (base − current) / base = (%s − %s) / %s = %s"
                .formatted(number(base), number(current), number(base), number(result));
    }

    /// `reduction = base − current = 4 − 3 = 1`.
    public static String reduction(double base, double current, double result) {
        return "reduction = base − current = %s − %s = %s".formatted(number(base), number(current), number(result));
    }

    /// How a board came to a score from its rates.
    public static String score(BoardDefinition board, Standing.Ranked standing, ZeroRule zeroRule) {
        List<String> rates = standing.rates().stream()
                .map(rate -> rate == null ? "?" : operand(rate))
                .toList();
        String sum = board.indicators().stream().map(i -> "rate(" + i + ")").collect(Collectors.joining(" + "));
        String value = number(standing.score().value());
        String score = rates.size() == 1
                ? "score = %s = %s".formatted(sum, value)
                : "score = %s = %s = %s".formatted(sum, String.join(" + ", rates), value);
        @Nullable Tier tier = standing.score().tier();
        return tier == null ? score : "tier %s, because %s; %s".formatted(tier, zeroRule.condition(tier), score);
    }

    /// A fraction as a percentage with two decimals, half up: 0.310448 is `31.04`, −0.5 is `-50.00`.
    public static String percent(double fraction) {
        return new BigDecimal(Double.toString(fraction))
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// The shortest decimal that is this double, without an exponent or trailing zeros.
    public static String number(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return decimal.toPlainString();
    }

    private static String operand(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }
}
