package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One city's metrics computed anew from its levels, supposed ones first (report §2.4). What is undefined has
/// the reasons, and the order of reasons, that metrics-service gives.
///
/// @param official null when nothing has been observed for the city
record SupposedMetrics(
        Hypothesis hypothesis, String city, @Nullable CityMetrics official) {

    Metric metric(Indicator indicator) {
        Metric.@Nullable Level base = level(indicator, Side.BASE);
        Metric.@Nullable Level current = level(indicator, Side.CURRENT);
        List<Undefined> undefined = new ArrayList<>();
        for (Indicator observed : indicator.observed()) {
            for (Side side : Side.values()) {
                if (observedLevel(observed, side) == null) {
                    undefined.add(new Undefined(whyNone(observed, side), observed));
                }
            }
        }
        if (base != null && base.value() == 0) {
            undefined.add(new Undefined(Undefined.Reason.BASE_ZERO, indicator));
        }
        @Nullable Change change = base == null || current == null ? null : new Change(base.value(), current.value());
        return new Metric(
                indicator,
                indicator.unit(),
                base,
                current,
                change == null ? null : change.reduction(),
                change == null || !change.hasRate() ? null : change.rate(),
                undefined);
    }

    private Metric.@Nullable Level level(Indicator indicator, Side side) {
        return indicator.isDerived() ? lapeq(side) : observedLevel(indicator, side);
    }

    private Metric.@Nullable Level lapeq(Side side) {
        Metric.@Nullable Level so2 = observedLevel(Indicator.SO2, side);
        Metric.@Nullable Level nox = observedLevel(Indicator.NOX, side);
        Metric.@Nullable Level pm = observedLevel(Indicator.PM, side);
        return so2 == null || nox == null || pm == null
                ? null
                : new Metric.Level(hypothesis.equivalents().lapeq(so2.value(), nox.value(), pm.value()), null);
    }

    private Metric.@Nullable Level observedLevel(Indicator indicator, Side side) {
        @Nullable Double supposed = hypothesis.values().get(new Slot(city, indicator, side));
        if (supposed != null) {
            return new Metric.Level(supposed, null);
        }
        @Nullable Metric metric = official(indicator);
        return metric == null ? null : metric.level(side);
    }

    private Undefined.Reason whyNone(Indicator indicator, Side side) {
        @Nullable Metric metric = official(indicator);
        return metric == null ? side.missing() : metric.whyNone(side);
    }

    private @Nullable Metric official(Indicator indicator) {
        return official == null ? null : official.metric(indicator).orElse(null);
    }
}
