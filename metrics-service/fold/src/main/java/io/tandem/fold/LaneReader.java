package io.tandem.fold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Reads some lanes of a log from the beginning and folds them, up to given offsets and no further. One thread
/// at a time may use it; [#positions] and [#records] can be read from any.
final class LaneReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicFold fold;
    private final List<TopicPartition> partitions;
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final LongAdder records = new LongAdder();

    /// What a check that threw may have left in hand.
    private CompletableFuture<Void> inHand = CompletableFuture.completedFuture(null);

    LaneReader(Consumer<byte[], byte[]> consumer, TopicFold fold, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.fold = fold;
        this.partitions = List.copyOf(partitions);
    }

    /// Takes its lanes.
    void begin() {
        consumer.assign(partitions);
        fold.onPartitionsAssigned(consumer, partitions);
        consumer.pause(partitions);
        partitions.forEach(partition -> positions.put(partition.partition(), 0L));
    }

    /// Folds every record of its lanes below the ends that is not folded yet.
    ///
    /// @param ends by lane; lanes without one stay where they are
    /// @param check is called between batches and while one takes long; what it throws ends the reading, and
    ///     the next call goes on from there
    void upTo(Map<Integer, Long> ends, Runnable check) {
        await(check);
        List<TopicPartition> open = new ArrayList<>(partitions);
        open.removeIf(partition -> isRead(partition, ends));
        consumer.resume(open);
        try {
            while (!open.isEmpty()) {
                check.run();
                fold(below(ends, consumer.poll(POLL)), check);
                open.forEach(this::note);
                open.removeIf(partition -> isRead(partition, ends));
            }
        } finally {
            consumer.pause(partitions);
        }
    }

    /// Takes over what was defined since the last record.
    void takeDefinitions(Runnable check) {
        await(check);
        inHand = fold.refold().subscribeAsCompletionStage();
        await(check);
    }

    /// Lane → offset of the next record to fold.
    Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    /// Number of records folded.
    long records() {
        return records.sum();
    }

    /// Goes back where more was read than is wanted.
    private boolean isRead(TopicPartition partition, Map<Integer, Long> ends) {
        long end = ends.getOrDefault(partition.partition(), 0L);
        if (positions.getOrDefault(partition.partition(), 0L) < end) {
            return false;
        }
        consumer.pause(List.of(partition));
        return true;
    }

    private void note(TopicPartition partition) {
        positions.put(partition.partition(), consumer.position(partition));
    }

    private ConsumerRecords<byte[], byte[]> below(Map<Integer, Long> ends, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> wanted = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            long end = ends.getOrDefault(partition.partition(), 0L);
            List<ConsumerRecord<byte[], byte[]>> all = polled.records(partition);
            List<ConsumerRecord<byte[], byte[]>> below =
                    all.stream().filter(record -> record.offset() < end).toList();
            if (below.size() < all.size()) {
                consumer.seek(partition, end);
            }
            if (!below.isEmpty()) {
                wanted.put(partition, below);
            }
        }
        return new ConsumerRecords<>(wanted, Map.of());
    }

    private void fold(ConsumerRecords<byte[], byte[]> wanted, Runnable check) {
        if (!wanted.isEmpty()) {
            inHand = fold.fold(wanted).subscribeAsCompletionStage();
            records.add(wanted.count());
            await(check);
        }
    }

    /// The fold tries again for as long as it takes; the check ends that.
    private void await(Runnable check) {
        while (true) {
            try {
                inHand.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                check.run();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public void close() {
        fold.stop();
        consumer.close();
    }
}
