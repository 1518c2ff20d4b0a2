package io.tandem.fold;

import java.util.List;
import java.util.Map;

/// The state at one moment, as a hash.
///
/// Two states at the same offsets are equal when their hashes are, whatever the order in which the records
/// came, and whether they were folded once or again from the beginning.
///
/// @param offsets where each lane stood, by lane
/// @param hash over all parts, 32 hexadecimal digits
/// @param parts by name
public record StateAt(String topic, List<LaneOffset> offsets, String hash, Map<String, Part> parts) {
    /// Offset of the next record to fold.
    public record LaneOffset(int lane, long nextOffset) {}

    /// One part of the state.
    public record Part(long rows, String hash) {}
}
