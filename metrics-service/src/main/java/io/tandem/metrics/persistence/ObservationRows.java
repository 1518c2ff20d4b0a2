package io.tandem.metrics.persistence;

import io.tandem.fold.StateRows;
import java.util.Map;

/// The slots' holders as lines: `city|indicator|period|status|value|revision|observedAt|feed|id`, the value as
/// the 16 hexadecimal digits of its IEEE 754 bits or nothing, the time in microseconds since 1970.
public record ObservationRows(String topic) implements StateRows {
    private static final String LINES = """
            select concat_ws('|', city, indicator, period, status, coalesce(encode(float8send(value), 'hex'), ''),
              revision, cast(extract(epoch from observed_at) * 1000000 as bigint), feed, id) as line
            from observation""";

    @Override
    public Map<String, String> parts() {
        return Map.of("observation", LINES);
    }
}
