package io.tandem.ingest.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One value of one indicator for one city and period, as one feed reported it, accepted for good.
///
/// The log may hold the same event more than once; `id` names it. Among observations of one
/// (city, indicator, period, status) the greatest `(revision, observedAt, feed, id)` is the truth.
///
/// @param id names the event; printable ASCII, at most 128 characters
/// @param feed the feed that reported it; the CloudEvents source is `/feeds/{feed}`
/// @param city administrative code, GB/T 2260, six digits
/// @param indicator `CO2 SO2 NOX PM NO2 PM25 O3 AQI`
/// @param period what the value is about: `2019`, `2019-Q3`, `2019-07` or `2019-07-14`
/// @param value in `unit`, ≥ 0; null only when withdrawn
/// @param unit `t` for emissions, `ug/m3` for concentrations, `1` for the index
/// @param status `provisional`, `validated` or `withdrawn`
/// @param revision ≥ 1; a correction has a higher one
/// @param observedAt when the feed established the value, in microseconds
/// @param receivedAt when ingest-service accepted it, in microseconds
/// @param reason why it was corrected or withdrawn, in the feed's words
public record ObservationAccepted(
        String id,
        String feed,
        String city,
        String indicator,
        String period,
        @Nullable Double value,
        String unit,
        String status,
        int revision,
        Instant observedAt,
        Instant receivedAt,
        @Nullable String reason) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.observation.accepted.v1";
}
