package io.tandem.metrics.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A calendar period in ISO 8601 notation, as ingest-service writes it.
///
/// @param iso `2019`, `2019-Q3`, `2019-07` or `2019-07-14`
public record Period(String iso) {
    private static final Pattern GRAMMAR = Pattern.compile("\\d{4}(-Q[1-4]|-\\d{2}(-\\d{2})?)?");
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int MONTHS_IN_QUARTER = 3;

    /// Checks the notation.
    public Period {
        if (!GRAMMAR.matcher(iso).matches()) {
            throw new IllegalArgumentException("not a calendar period");
        }
        // Many observations are remembered, of few periods
        iso = iso.intern();
    }

    /// Days from the first to the last.
    ///
    /// @param first inclusive
    /// @param last inclusive
    public record Span(LocalDate first, LocalDate last) {
        /// How many days that is.
        public int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }

    /// Whether it is a single day.
    public boolean isDay() {
        return iso.length() == DAY;
    }

    /// Its days; empty when the calendar has no such period, for the log is open to whoever writes `2019-13`.
    public Optional<Span> span() {
        try {
            int year = Integer.parseInt(iso.substring(0, YEAR));
            if (iso.length() == YEAR) {
                return Optional.of(months(year, 1, 12));
            }
            if (isQuarter()) {
                return Optional.of(months(year, firstMonth(), MONTHS_IN_QUARTER));
            }
            int month = Integer.parseInt(iso.substring(YEAR + 1, MONTH));
            if (iso.length() == MONTH) {
                return Optional.of(months(year, month, 1));
            }
            LocalDate day = LocalDate.parse(iso);
            return Optional.of(new Span(day, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Span months(int year, int first, int count) {
        LocalDate start = LocalDate.of(year, first, 1);
        return new Span(start, start.plusMonths(count).minusDays(1));
    }

    /// The longer periods that it is a part of, shortest first; none for a year and for what the calendar does not
    /// have.
    public List<Period> enclosing() {
        if (iso.length() == YEAR || span().isEmpty()) {
            return List.of();
        }
        Period year = new Period(iso.substring(0, YEAR));
        if (isQuarter()) {
            return List.of(year);
        }
        int month = Integer.parseInt(iso.substring(YEAR + 1, MONTH));
        Period quarter = new Period("%s-Q%d".formatted(year.iso, (month + 2) / MONTHS_IN_QUARTER));
        return iso.length() == MONTH
                ? List.of(quarter, year)
                : List.of(new Period(iso.substring(0, MONTH)), quarter, year);
    }

    /// What every shorter period within it is greater than or equal to, as text.
    public String partsFrom() {
        return isQuarter() ? "%s-%02d".formatted(iso.substring(0, YEAR), firstMonth()) : iso + "-";
    }

    /// What every shorter period within it is less than, as text; in code points the dot follows the hyphen.
    public String partsUntil() {
        return isQuarter()
                ? "%s-%02d.".formatted(iso.substring(0, YEAR), firstMonth() + MONTHS_IN_QUARTER - 1)
                : iso + ".";
    }

    private boolean isQuarter() {
        return iso.indexOf('Q') > 0;
    }

    private int firstMonth() {
        return (iso.charAt(iso.length() - 1) - '1') * MONTHS_IN_QUARTER + 1;
    }
}
