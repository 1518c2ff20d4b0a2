package io.tandem.fold;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Offsets that a caller wants lanes to stand at.
///
/// @param lanes lane → offset of the next record to fold; empty when any will do
record OffsetVector(SortedMap<Integer, Long> lanes) {
    private static final Pattern PAIR = Pattern.compile("(\\d{1,6}):(\\d{1,18})");

    /// Reads `lane:offset,lane:offset`; null and the empty text name no lane.
    ///
    /// @throws IllegalArgumentException for anything else, and for a lane that is named twice
    static OffsetVector parse(@Nullable String text) {
        SortedMap<Integer, Long> lanes = new TreeMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split(",", -1)) {
                Matcher parts = PAIR.matcher(pair);
                if (!parts.matches()
                        || lanes.put(Integer.valueOf(parts.group(1)), Long.valueOf(parts.group(2))) != null) {
                    throw new IllegalArgumentException("not a list of lane:offset");
                }
            }
        }
        return new OffsetVector(lanes);
    }

    /// Whether every named lane has come at least as far. A lane without records stands at 0.
    boolean reachedBy(Map<Integer, Long> offsets) {
        return lanes.entrySet().stream().allMatch(lane -> offsets.getOrDefault(lane.getKey(), 0L) >= lane.getValue());
    }

    /// Whether a named lane has gone further, so that the state at this vector is gone.
    boolean passedBy(Map<Integer, Long> offsets) {
        return lanes.entrySet().stream().anyMatch(lane -> offsets.getOrDefault(lane.getKey(), 0L) > lane.getValue());
    }
}
