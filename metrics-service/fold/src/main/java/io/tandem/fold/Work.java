package io.tandem.fold;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What one call of a [Folding] gets.
///
/// @param lanes records by lane, in order of offset
/// @param unstorable the reason to put them aside instead of folding them
record Work(
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes,
        @Nullable String unstorable) {
    int size() {
        return lanes.values().stream().mapToInt(List::size).sum();
    }

    /// Two parts, neither empty; in each lane the first comes before the second.
    List<Work> halves() {
        int half = size() / 2;
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> first = new TreeMap<>();
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> second = new TreeMap<>();
        int taken = 0;
        for (var lane : lanes.entrySet()) {
            List<ConsumerRecord<byte[], byte[]>> records = lane.getValue();
            int cut = Math.min(records.size(), half - taken);
            taken += cut;
            if (cut > 0) {
                first.put(lane.getKey(), records.subList(0, cut));
            }
            if (cut < records.size()) {
                second.put(lane.getKey(), records.subList(cut, records.size()));
            }
        }
        return List.of(new Work(first, null), new Work(second, null));
    }
}
