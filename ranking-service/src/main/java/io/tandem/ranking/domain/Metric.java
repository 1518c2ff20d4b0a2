package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One indicator's change between the two periods of an assessment (report §2.4), as metrics-service
/// computed it.
///
/// @param unit of the levels and the reduction: `t`, `ug/m3` or `1`
/// @param reduction base − current; null when either is undefined
/// @param rate (base − current) / base, a fraction; null when undefined
/// @param undefined why the rate is null; empty exactly when it is not
public record Metric(
        Indicator indicator,
        String unit,
        @Nullable Level base,
        @Nullable Level current,
        @Nullable Double reduction,
        @Nullable Double rate,
        List<Undefined> undefined) {
    /// Copies the reasons.
    public Metric {
        undefined = List.copyOf(undefined);
        if ((rate == null) == undefined.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has the rate %s and %d reasons to have none".formatted(indicator, rate, undefined.size()));
        }
    }

    /// The level of one period; null when there is none.
    public @Nullable Level level(Side side) {
        return switch (side) {
            case BASE -> base;
            case CURRENT -> current;
        };
    }

    /// Why a period has no level: withdrawn, where that was said, otherwise missing. For LAPEQ ask its parts.
    public Undefined.Reason whyNone(Side side) {
        Undefined withdrawn = new Undefined(side.withdrawn(), indicator);
        return undefined.contains(withdrawn) ? side.withdrawn() : side.missing();
    }

    /// A level and where it came from.
    ///
    /// @param value in the metric's unit, ≥ 0
    /// @param source null for LAPEQ, which comes from its parts
    public record Level(double value, @Nullable Source source) {}

    /// The observation that gave a level.
    public record Source(String id, String feed, String status, int revision, Instant observedAt, Instant receivedAt) {}
}
