package io.tandem.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Records that were polled while a transaction was under way. They go into the next one together: under load
/// transactions become larger instead of more, and at rest nothing waits.
final class Backlog {
    private final long room;
    private SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes = new TreeMap<>();
    private long bytes;

    /// @param room bytes of records from which on no more should be polled; bounds a transaction too
    Backlog(long room) {
        this.room = room;
    }

    /// Takes what was polled.
    ///
    /// @return whether there is room for more
    synchronized boolean add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            lanes.computeIfAbsent(partition.partition(), _ -> new ArrayList<>()).addAll(records);
            bytes += bytes(records);
        }
        return bytes < room;
    }

    /// Everything that waits, by lane and in order of offset.
    synchronized SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> take() {
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> taken = lanes;
        lanes = new TreeMap<>();
        bytes = 0;
        return taken;
    }

    /// Drops the records of lanes that go or come: they will be polled again from where the lane stands.
    synchronized void forget(Collection<Integer> gone) {
        for (int lane : gone) {
            @Nullable List<ConsumerRecord<byte[], byte[]>> dropped = lanes.remove(lane);
            bytes -= dropped == null ? 0 : bytes(dropped);
        }
    }

    private static long bytes(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToLong(record -> Math.max(1, record.serializedValueSize()))
                .sum();
    }
}
