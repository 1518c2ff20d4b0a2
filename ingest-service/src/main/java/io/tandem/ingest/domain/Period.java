package io.tandem.ingest.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An ISO 8601 calendar period: `2019`, `2019-Q3`, `2019-07` or `2019-07-14`.
///
/// @param length how long it is
/// @param start its first day
public record Period(Length length, LocalDate start) {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{4})(?:-Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?");
    private static final int EARLIEST_YEAR = 1900;

    /// @throws IllegalArgumentException when no such period starts on that day
    public Period {
        boolean aligned = switch (length) {
            case YEAR -> start.getDayOfYear() == 1;
            case QUARTER -> start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
            case MONTH -> start.getDayOfMonth() == 1;
            case DAY -> true;
        };
        if (!aligned) {
            throw new IllegalArgumentException("no " + length + " starts on " + start);
        }
    }

    /// Calendar lengths, longest first.
    public enum Length {
        YEAR,
        QUARTER,
        MONTH,
        DAY
    }

    /// The period that the text names in canonical form; empty when it names none, or one before 1900.
    public static Optional<Period> parse(String text) {
        Matcher m = GRAMMAR.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(1)) < EARLIEST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(m));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Period of(Matcher m) {
        int year = Integer.parseInt(m.group(1));
        if (m.group(2) != null) {
            return new Period(Length.QUARTER, LocalDate.of(year, Integer.parseInt(m.group(2)) * 3 - 2, 1));
        }
        if (m.group(3) == null) {
            return new Period(Length.YEAR, LocalDate.of(year, 1, 1));
        }
        int month = Integer.parseInt(m.group(3));
        if (m.group(4) == null) {
            return new Period(Length.MONTH, LocalDate.of(year, month, 1));
        }
        return new Period(Length.DAY, LocalDate.of(year, month, Integer.parseInt(m.group(4))));
    }

    /// Its last day.
    public LocalDate end() {
        return switch (length) {
            case YEAR -> start.plusYears(1).minusDays(1);
            case QUARTER -> start.plusMonths(3).minusDays(1);
            case MONTH -> start.plusMonths(1).minusDays(1);
            case DAY -> start;
        };
    }

    /// The canonical form, which [#parse] reads back.
    @Override
    public String toString() {
        return switch (length) {
            case YEAR -> start.toString().substring(0, 4);
            case QUARTER -> start.toString().substring(0, 4) + "-Q" + (start.getMonthValue() / 3 + 1);
            case MONTH -> start.toString().substring(0, 7);
            case DAY -> start.toString();
        };
    }
}
