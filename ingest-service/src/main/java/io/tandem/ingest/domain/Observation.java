package io.tandem.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One value of one indicator for one city and period, as one feed reported it, in canonical form.
///
/// @param id names the event
/// @param value ≥ 0 in the indicator's unit; null only when withdrawn
/// @param revision ≥ 1
/// @param observedAt when the feed established the value, whole microseconds
/// @param receivedAt when it was accepted, whole microseconds
public record Observation(
        String id,
        String feed,
        CityCode city,
        Indicator indicator,
        Period period,
        @Nullable Double value,
        ObservationStatus status,
        int revision,
        Instant observedAt,
        Instant receivedAt,
        @Nullable String reason) {
    /// @throws IllegalArgumentException when a value is missing though the observation is not withdrawn
    public Observation {
        if (value == null && status != ObservationStatus.WITHDRAWN) {
            throw new IllegalArgumentException("no value in a " + status.wireName() + " observation of " + indicator);
        }
    }

    /// The unit of [#value], in its published spelling.
    public String unit() {
        return indicator.kind().unit();
    }

    /// The same observation under another id.
    public Observation named(String newId) {
        return new Observation(
                newId, feed, city, indicator, period, value, status, revision, observedAt, receivedAt, reason);
    }

    /// An id that follows from what was observed and nothing else: whoever sends it again names the same event.
    /// Fields are parted by line feeds, which none of them can hold.
    public UUID contentId() {
        String content = String.join(
                "\n",
                feed,
                city.value(),
                indicator.name(),
                period.toString(),
                String.valueOf(value),
                status.wireName(),
                Integer.toString(revision),
                observedAt.toString(),
                String.valueOf(reason));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }
}
