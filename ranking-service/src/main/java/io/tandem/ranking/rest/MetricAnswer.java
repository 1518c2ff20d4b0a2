package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One indicator of a city: levels, reduction, rate, and how they came about.
///
/// @param rate a fraction in full precision; `percent` is the same rounded to two decimals
/// @param formulas the computation with the numbers filled in
record MetricAnswer(
        Indicator indicator,
        String unit,
        @Nullable LevelAnswer base,
        @Nullable LevelAnswer current,
        @Nullable Double reduction,
        @Nullable Double rate,
        @Nullable String percent,
        List<String> formulas,
        List<Reason> undefined) {
    static List<MetricAnswer> of(Assessment assessment, CityMetrics metrics) {
        return metrics.metrics().stream()
                .map(metric -> of(assessment, metrics, metric))
                .toList();
    }

    private static MetricAnswer of(Assessment assessment, CityMetrics metrics, Metric metric) {
        LevelAnswer base = level(assessment, metrics, metric, assessment.basePeriod(), Metric::base);
        LevelAnswer current = level(assessment, metrics, metric, assessment.currentPeriod(), Metric::current);
        @Nullable Double reduction = metric.reduction();
        @Nullable Double rate = metric.rate();
        return new MetricAnswer(
                metric.indicator(),
                metric.unit(),
                base,
                current,
                reduction,
                rate,
                rate == null ? null : Formulas.percent(rate),
                formulas(base, current, reduction, rate),
                Reason.of(metric.undefined()));
    }

    private static List<String> formulas(
            @Nullable LevelAnswer base,
            @Nullable LevelAnswer current,
            @Nullable Double reduction,
            @Nullable Double rate) {
        List<String> formulas = new ArrayList<>();
        if (base != null && base.formula() != null) {
            formulas.add(base.formula());
        }
        if (current != null && current.formula() != null) {
            formulas.add(current.formula());
        }
        if (base != null && current != null && reduction != null) {
            formulas.add(Formulas.reduction(base.value(), current.value(), reduction));
            if (rate != null) {
                formulas.add(Formulas.rate(base.value(), current.value(), rate));
            }
        }
        return formulas;
    }

    private static @Nullable LevelAnswer level(
            Assessment assessment,
            CityMetrics metrics,
            Metric metric,
            String period,
            Function<Metric, Metric.@Nullable Level> side) {
        Metric.@Nullable Level level = side.apply(metric);
        if (level == null) {
            return null;
        }
        List<Formulas.Part> parts = metric.indicator().isDerived() ? parts(assessment, metrics, side) : List.of();
        return new LevelAnswer(
                period,
                level.value(),
                level.source(),
                parts.isEmpty() ? null : Formulas.lapeq(period, parts, level.value()),
                parts);
    }

    private static List<Formulas.Part> parts(
            Assessment assessment, CityMetrics metrics, Function<Metric, Metric.@Nullable Level> side) {
        List<Formulas.Part> parts = new ArrayList<>();
        for (Indicator part : Indicator.LAPEQ.observed()) {
            Metric.@Nullable Level level = metrics.metric(part).map(side).orElse(null);
            @Nullable
            Double equivalent = assessment.method().pollutantEquivalents().get(part);
            if (level == null || equivalent == null) {
                return List.of();
            }
            parts.add(new Formulas.Part(part, level.value(), equivalent));
        }
        return parts;
    }

    /// A level in one period.
    ///
    /// @param source the observation that gave it; null for LAPEQ
    /// @param formula how LAPEQ came about; null for what was observed
    /// @param parts the terms of that formula; empty for what was observed
    record LevelAnswer(
            String period,
            double value,
            Metric.@Nullable Source source,
            @Nullable String formula,
            List<Formulas.Part> parts) {}
}
