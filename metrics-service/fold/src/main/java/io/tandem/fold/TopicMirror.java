package io.tandem.fold;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The newest value of every key of a compacted topic, in memory.
///
/// Its channel needs a consumer group of its own per process and no commits: each start reads the topic anew.
public final class TopicMirror<V> implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(TopicMirror.class);

    private final String topic;
    private final Function<byte[], V> parse;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unread = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong revision = new AtomicLong();
    private volatile boolean assigned;

    /// An empty mirror.
    ///
    /// @param parse makes a value of a record's bytes; what it refuses is logged and passed over
    public TopicMirror(String topic, Function<byte[], V> parse) {
        this.topic = topic;
        this.parse = parse;
    }

    public String topic() {
        return topic;
    }

    /// An unmodifiable copy of the present values by key.
    public Map<String, V> values() {
        return Map.copyOf(values);
    }

    /// Grows with every change of [#values], after it.
    public long revision() {
        return revision.get();
    }

    /// Whether everything that the topic held at the start has been read.
    public boolean complete() {
        return assigned && unread.isEmpty();
    }

    /// Calls `listener` after every batch that brought something once the mirror is complete.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Takes what was polled.
    public void accept(ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            put(record);
            unread.computeIfPresent(record.partition(), (partition, end) -> record.offset() + 1 >= end ? null : end);
        }
        if (complete()) {
            listeners.forEach(Runnable::run);
        }
    }

    private void put(ConsumerRecord<byte[], byte[]> record) {
        try {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                values.remove(key);
            } else {
                values.put(key, parse.apply(record.value()));
            }
            revision.incrementAndGet();
        } catch (RuntimeException unreadable) {
            LOG.errorf(
                    "%s-%d@%d passed over: %s",
                    topic, record.partition(), record.offset(), Failures.summary(unreadable));
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        ends.forEach((partition, end) -> {
            if (end > begins.getOrDefault(partition, 0L)) {
                unread.put(partition.partition(), end);
            }
        });
        consumer.seekToBeginning(partitions);
        assigned = true;
        if (complete()) {
            listeners.forEach(Runnable::run);
        }
    }
}
