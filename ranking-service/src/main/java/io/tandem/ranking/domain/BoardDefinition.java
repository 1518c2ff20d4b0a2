package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One ranking: which rates it is about.
///
/// @param id unique in the assessment, such as `co2-lapeq`
/// @param indicators one for a single board, two for a composite one
public record BoardDefinition(String id, List<Indicator> indicators) {
    /// Copies the indicators.
    public BoardDefinition {
        indicators = List.copyOf(indicators);
        if (indicators.isEmpty() || indicators.size() > 2) {
            throw new IllegalArgumentException(
                    "board %s has %d indicators, not one or two".formatted(id, indicators.size()));
        }
    }

    /// Whether the board has tiers.
    public boolean isComposite() {
        return indicators.size() == 2;
    }

    /// The standing that a city's metrics give it: ranked when every rate is defined, otherwise unranked
    /// with every reason.
    ///
    /// @param metrics null when nothing has been observed for the city
    public Standing standing(@Nullable CityMetrics metrics, ZeroRule zeroRule) {
        return standingBy(indicator -> metrics == null ? Optional.empty() : metrics.metric(indicator), zeroRule);
    }

    /// The same from metrics that are not a message's.
    Standing standingBy(Function<Indicator, Optional<Metric>> metrics, ZeroRule zeroRule) {
        List<@Nullable Double> rates = new ArrayList<>();
        List<Double> defined = new ArrayList<>();
        Set<Undefined> reasons = new LinkedHashSet<>();
        for (Indicator indicator : indicators) {
            @Nullable Metric metric = metrics.apply(indicator).orElse(null);
            @Nullable Double rate = metric == null ? null : metric.rate();
            rates.add(rate);
            if (rate != null) {
                defined.add(rate);
            } else if (metric == null) {
                reasons.add(new Undefined(Undefined.Reason.NO_OBSERVATIONS, indicator));
            } else {
                reasons.addAll(metric.undefined());
            }
        }
        return reasons.isEmpty()
                ? Standing.Ranked.of(defined, zeroRule)
                : new Standing.Unranked(rates, List.copyOf(reasons));
    }
}
