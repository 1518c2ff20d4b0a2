package io.tandem.metrics.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All metrics of one city in one assessment after a committed change.
///
/// Of two messages with the same assessment and city, the one with the greater `sequence` is the newer.
///
/// @param assessment assessment id
/// @param assessmentVersion version of the assessment's definition that was used
/// @param rosterVersion version of the roster's definition that was used
/// @param city administrative code
/// @param sequence grows with every message of this city; gapless within one lane (a partition of the
///     observations)
/// @param at when the change was committed
/// @param cause what brought the change about
/// @param metrics one per indicator: `CO2 SO2 NOX PM NO2 PM25 O3 AQI LAPEQ`, in this order
public record CityMetricsComputed(
        String assessment,
        int assessmentVersion,
        int rosterVersion,
        String city,
        int lane,
        long sequence,
        Instant at,
        Cause cause,
        List<Metric> metrics) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.city-metrics.computed.v1";

    /// Why figures changed.
    ///
    /// @param kind `new-data`, `correction`, `withdrawal`, `late-data`, `method-change` or `roster-change`
    /// @param observations ids of the observations that did it; empty for changes of definition
    public record Cause(String kind, List<String> observations) {}

    /// One indicator's change between the two periods (report §2.4).
    ///
    /// @param indicator `CO2 SO2 NOX PM NO2 PM25 O3 AQI` or `LAPEQ`
    /// @param unit `t`, `ug/m3` or `1`
    /// @param base level in the base period; null when undefined
    /// @param current level in the current period; null when undefined
    /// @param reduction base − current, in `unit`; null when either is
    /// @param rate (base − current) / base, a fraction; null when undefined
    /// @param undefined why the rate is null, empty when it is not
    public record Metric(
            String indicator,
            String unit,
            @Nullable Level base,
            @Nullable Level current,
            @Nullable Double reduction,
            @Nullable Double rate,
            List<Undefined> undefined) {}

    /// A level and where it came from.
    ///
    /// @param value in the metric's unit, ≥ 0
    /// @param source the observation; null for `LAPEQ`, which comes from the levels of SO2, NOX and PM
    ///     beside it
    public record Level(double value, @Nullable Source source) {}

    /// The observation that gave a level.
    public record Source(String id, String feed, String status, int revision, Instant observedAt, Instant receivedAt) {}

    /// Why a rate has no value.
    ///
    /// @param reason `base-missing`, `current-missing`, `base-withdrawn`, `current-withdrawn` or `base-zero`
    /// @param indicator whose level it is; for `LAPEQ` this names the part
    public record Undefined(String reason, String indicator) {}
}
