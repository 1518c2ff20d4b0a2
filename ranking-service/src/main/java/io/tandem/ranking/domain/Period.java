package io.tandem.ranking.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/// ISO 8601 calendar periods: `2019`, `2019-Q3`, `2019-07`, `2019-07-14`.
final class Period {
    private Period() {}

    /// The last day that belongs to the period.
    ///
    /// @throws IllegalArgumentException when the text is not a period
    static LocalDate lastDay(String period) {
        try {
            return switch (period.length()) {
                case 4 -> Year.parse(period).atMonth(12).atEndOfMonth();
                case 7 ->
                    period.charAt(5) == 'Q'
                            ? YearMonth.of(
                                            Integer.parseInt(period.substring(0, 4)),
                                            3 * Integer.parseInt(period.substring(6)))
                                    .atEndOfMonth()
                            : YearMonth.parse(period).atEndOfMonth();
                default -> LocalDate.parse(period);
            };
        } catch (DateTimeException | NumberFormatException malformed) {
            throw new IllegalArgumentException("not a calendar period", malformed);
        }
    }
}
