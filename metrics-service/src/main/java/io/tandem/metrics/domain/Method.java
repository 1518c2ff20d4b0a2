package io.tandem.metrics.domain;

import io.tandem.metrics.domain.Metric.Reason;
import io.tandem.metrics.domain.Metric.Undefined;
import io.tandem.metrics.domain.Metric.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How an assessment turns observations into metrics (report §2.4).
///
/// A rate is undefined when a level is missing or withdrawn or the base is 0; LAPeq is when any of its parts
/// is. What is undefined is said so with the reason, never replaced by 0 or by another year.
public record Method(Period base, Period current, PollutantEquivalents equivalents, StatusPolicy policy) {
    /// All metrics of one city.
    ///
    /// @param slots must hold the city's observations of both periods
    /// @return one per indicator, in the order of [Indicator]
    public List<Metric> metricsOf(String city, Slots slots) {
        Map<Indicator, Metric> metrics = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            metrics.put(indicator, indicator.derived() ? lapeq(metrics) : observed(city, indicator, slots));
        }
        return List.copyOf(metrics.values());
    }

    /// Whether a first value of a slot is late: it is of the base period, and the current period of the same
    /// city and indicator has a value already.
    ///
    /// @param slots as they are when the value arrives
    public boolean late(Observation.Slot slot, Slots slots) {
        return slot.period().equals(base)
                && slots.levelOf(slot.city(), slot.indicator(), current, policy) instanceof Level.Observed;
    }

    private Metric observed(String city, Indicator indicator, Slots slots) {
        List<Undefined> undefined = new ArrayList<>();
        @Nullable
        Value was = value(
                slots.levelOf(city, indicator, base, policy),
                indicator,
                Reason.BASE_MISSING,
                Reason.BASE_WITHDRAWN,
                undefined);
        @Nullable
        Value is = value(
                slots.levelOf(city, indicator, current, policy),
                indicator,
                Reason.CURRENT_MISSING,
                Reason.CURRENT_WITHDRAWN,
                undefined);
        if (was != null && was.amount() == 0) {
            undefined.add(new Undefined(Reason.BASE_ZERO, indicator));
        }
        return new Metric(indicator, was, is, List.copyOf(undefined));
    }

    private static @Nullable Value value(
            Level level, Indicator indicator, Reason missing, Reason withdrawn, List<Undefined> undefined) {
        return switch (level) {
            case Level.Observed observed -> new Value(observed.value(), observed.source());
            case Level.Missing() -> {
                undefined.add(new Undefined(missing, indicator));
                yield null;
            }
            case Level.Withdrawn() -> {
                undefined.add(new Undefined(withdrawn, indicator));
                yield null;
            }
        };
    }

    private Metric lapeq(Map<Indicator, Metric> parts) {
        List<Undefined> undefined = new ArrayList<>();
        for (Indicator part : List.of(Indicator.SO2, Indicator.NOX, Indicator.PM)) {
            part(parts, part).undefined().stream()
                    .filter(reason -> reason.reason() != Reason.BASE_ZERO)
                    .forEach(undefined::add);
        }
        @Nullable Value was = lapeq(parts, Metric::base);
        if (was != null && was.amount() == 0) {
            undefined.add(new Undefined(Reason.BASE_ZERO, Indicator.LAPEQ));
        }
        return new Metric(Indicator.LAPEQ, was, lapeq(parts, Metric::current), List.copyOf(undefined));
    }

    private @Nullable Value lapeq(Map<Indicator, Metric> parts, Function<Metric, @Nullable Value> side) {
        @Nullable Value so2 = side.apply(part(parts, Indicator.SO2));
        @Nullable Value nox = side.apply(part(parts, Indicator.NOX));
        @Nullable Value pm = side.apply(part(parts, Indicator.PM));
        return so2 == null || nox == null || pm == null
                ? null
                : new Value(equivalents.lapeq(so2.amount(), nox.amount(), pm.amount()), null);
    }

    private static Metric part(Map<Indicator, Metric> parts, Indicator indicator) {
        @Nullable Metric metric = parts.get(indicator);
        if (metric == null) {
            throw new IllegalStateException(indicator + " must be computed before LAPEQ");
        }
        return metric;
    }
}
