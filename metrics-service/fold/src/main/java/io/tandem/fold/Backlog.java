package io.tandem.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Records that were polled while a transaction was under way. They go into the next one together: under load
/// transactions become larger instead of more, and at rest nothing waits.
final class Backlog {
    private final int room;
    private SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes = new TreeMap<>();
    private int size;

    /// @param room number of records from which on no more should be polled
    Backlog(int room) {
        this.room = room;
    }

    /// Takes what was polled.
    ///
    /// @return whether there is room for more
    synchronized boolean add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            lanes.computeIfAbsent(partition.partition(), _ -> new ArrayList<>()).addAll(polled.records(partition));
        }
        size += polled.count();
        return size < room;
    }

    /// Everything that waits, by lane and in order of offset.
    synchronized SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> take() {
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> taken = lanes;
        lanes = new TreeMap<>();
        size = 0;
        return taken;
    }

    /// Drops the records of lanes that go or come: they will be polled again from where the lane stands.
    synchronized void forget(Collection<Integer> gone) {
        for (int lane : gone) {
            List<ConsumerRecord<byte[], byte[]>> dropped = lanes.remove(lane);
            size -= dropped == null ? 0 : dropped.size();
        }
    }
}
