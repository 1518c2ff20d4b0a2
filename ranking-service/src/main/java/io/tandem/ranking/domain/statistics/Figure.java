package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One indicator of one city: its levels in the two periods and how they changed (report §2.4).
///
/// @param base level in the base period, in the indicator's unit; null when there is none
/// @param current level in the current period; null when there is none
/// @param reduction base − current; null when either is missing
/// @param rate (base − current) / base, a fraction; null when undefined
/// @param undefined why the rate is null; empty exactly when it is not
public record Figure(
        Indicator indicator,
        @Nullable Double base,
        @Nullable Double current,
        @Nullable Double reduction,
        @Nullable Double rate,
        List<Undefined> undefined) {
    /// Copies the reasons.
    public Figure {
        undefined = List.copyOf(undefined);
        if ((rate == null) == undefined.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has the rate %s and %d reasons to have none".formatted(indicator, rate, undefined.size()));
        }
    }

    /// What a city's metrics say about an indicator.
    ///
    /// @param metrics null when nothing has been observed for the city
    static Figure of(Indicator indicator, @Nullable CityMetrics metrics) {
        @Nullable
        Metric metric = metrics == null ? null : metrics.metric(indicator).orElse(null);
        return metric == null
                ? new Figure(
                        indicator,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Undefined(Undefined.Reason.NO_OBSERVATIONS, indicator)))
                : new Figure(
                        indicator,
                        value(metric.base()),
                        value(metric.current()),
                        metric.reduction(),
                        metric.rate(),
                        metric.undefined());
    }

    /// The level of one period; null when there is none.
    public @Nullable Double level(Side side) {
        return switch (side) {
            case BASE -> base;
            case CURRENT -> current;
        };
    }

    private static @Nullable Double value(Metric.@Nullable Level level) {
        return level == null ? null : level.value();
    }
}
