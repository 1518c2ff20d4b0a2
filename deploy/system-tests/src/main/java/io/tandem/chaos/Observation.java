package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One observation, as it was sent and as the log has it.
///
/// @param status in upper case
/// @param value null when withdrawn
/// @param observedAt in microseconds
record Observation(
        Slot slot, String status, @Nullable Double value, int revision, Instant observedAt, String feed, String id) {
    private static final Comparator<Observation> BY_VERSION = Comparator.comparingInt(Observation::revision)
            .thenComparing(Observation::observedAt)
            .thenComparing(Observation::feed)
            .thenComparing(Observation::id);

    private static final Comparator<Observation> BY_PRECEDENCE =
            BY_VERSION.thenComparingDouble(o -> o.value == null ? -1 : o.value);

    /// What an observation is about, whatever its status.
    record Slot(String city, String indicator, String period) {}

    /// Reads the value of a record of the observations topic.
    static Observation read(JsonNode event) {
        JsonNode value = event.path("value");
        return new Observation(
                new Slot(text(event, "city"), text(event, "indicator"), text(event, "period")),
                text(event, "status").toUpperCase(Locale.ROOT),
                value.isNull() ? null : (Double) value.asDouble(),
                event.get("revision").asInt(),
                Instant.parse(text(event, "observedAt")).truncatedTo(ChronoUnit.MICROS),
                text(event, "feed"),
                text(event, "id"));
    }

    /// The item of `POST /observations`.
    ///
    /// @param unit the indicator's
    ObjectNode item(String unit) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("feed", feed)
                .put("city", slot.city())
                .put("indicator", slot.indicator())
                .put("period", slot.period())
                .put("value", value)
                .put("unit", unit)
                .put("status", status.toLowerCase(Locale.ROOT))
                .put("revision", revision)
                .put("observedAt", observedAt.toString());
    }

    /// Whether it replaces `other` of the same slot and status: by (revision, observedAt, feed, id), then by
    /// the greater value.
    boolean replaces(Observation other) {
        return BY_PRECEDENCE.compare(this, other) > 0;
    }

    /// Whether it is older than `other`, by (revision, observedAt, feed, id).
    boolean isOlderThan(Observation other) {
        return BY_VERSION.compare(this, other) < 0;
    }

    /// Whether the two are one version.
    boolean sameVersion(Observation other) {
        return BY_VERSION.compare(this, other) == 0;
    }

    /// The line that the state's hash has of it.
    String line() {
        String bits = value == null ? "" : HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
        return String.join(
                "|",
                slot.city(),
                slot.indicator(),
                slot.period(),
                status,
                bits,
                Integer.toString(revision),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, observedAt)),
                feed,
                id);
    }

    private static String text(JsonNode event, String member) {
        return event.get(member).asText();
    }
}
