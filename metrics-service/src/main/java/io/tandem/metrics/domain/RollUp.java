package io.tandem.metrics.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What shorter periods come to for a longer one: emissions are added up, of NO2, PM25 and AQI it is the mean, and of
/// O3 the 90th percentile of its days (HJ 663-2013).
///
/// A longer part counts instead of the shorter ones inside of it, as many days as it has. The result does not depend on
/// the order in which parts are given.
public final class RollUp {
    /// Of the days, as HJ 663 judges ozone.
    private static final double PERCENTILE = 0.9;

    /// By their first day, the longest first.
    private static final Comparator<Dated> ORDER = Comparator.comparing(
                    (Dated d) -> d.span().first())
            .thenComparing(d -> d.span().last(), Comparator.reverseOrder());

    private RollUp() {}

    /// A value of a shorter period.
    public record Part(Period period, double value) {}

    /// What the parts come to.
    ///
    /// @param days that the parts stand for
    public record Amount(double value, int days) {}

    private record Dated(Period.Span span, double value) {}

    /// What the parts come to; empty when none can be used.
    ///
    /// @param parts of periods shorter than the one that they are rolled up to, each once
    public static Optional<Amount> of(Indicator indicator, List<Part> parts) {
        List<Dated> used = used(indicator, parts);
        if (used.isEmpty()) {
            return Optional.empty();
        }
        int days = used.stream().mapToInt(part -> part.span().days()).sum();
        double value = switch (indicator) {
            case CO2, SO2, NOX, PM -> sum(used);
            case NO2, PM25, AQI -> mean(used, days);
            case O3 -> percentile(used);
            case LAPEQ -> throw new IllegalArgumentException("LAPEQ is computed, not rolled up");
        };
        return Optional.of(new Amount(value, days));
    }

    /// The percentile of a month is no day's value, so that of O3 only days count.
    private static List<Dated> used(Indicator indicator, List<Part> parts) {
        List<Dated> used = new ArrayList<>();
        parts.stream()
                .filter(part -> indicator != Indicator.O3 || part.period().isDay())
                .flatMap(part -> part.period().span().map(span -> new Dated(span, part.value())).stream())
                .sorted(ORDER)
                .forEach(part -> {
                    LocalDate covered = used.isEmpty()
                            ? LocalDate.MIN
                            : used.getLast().span().last();
                    if (part.span().first().isAfter(covered)) {
                        used.add(part);
                    }
                });
        return used;
    }

    private static double sum(List<Dated> parts) {
        double sum = 0;
        for (Dated part : parts) {
            sum += part.value();
        }
        return sum;
    }

    /// Every day weighs the same.
    private static double mean(List<Dated> parts, int days) {
        double sum = 0;
        for (Dated part : parts) {
            sum += part.value() * part.span().days();
        }
        return sum / days;
    }

    /// Between the two days beside it in proportion (HJ 663-2013, appendix A).
    private static double percentile(List<Dated> parts) {
        double[] sorted = parts.stream().mapToDouble(Dated::value).toArray();
        Arrays.sort(sorted);
        double rank = (sorted.length - 1) * PERCENTILE;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }
}
