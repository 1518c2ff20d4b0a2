package io.tandem.fold;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A topic's whole log on its way into another schema, by the service's own [Folding] and [TopicFold], several
/// lanes at a time. Nothing that it writes is handed over to Kafka, and nothing shows in the service's meters.
final class Refolding implements AutoCloseable {
    private static final Map<String, Object> SETTINGS = Map.of(
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "max.poll.records",
            5_000,
            "fetch.max.bytes",
            8 << 20,
            "max.partition.fetch.bytes",
            4 << 20,
            "receive.buffer.bytes",
            1 << 20);

    private final String topic;
    private final SortedMap<Integer, Long> ends;
    private final List<LaneReader> readers;
    private final ExecutorService threads;

    private Refolding(String topic, SortedMap<Integer, Long> ends, List<LaneReader> readers) {
        this.topic = topic;
        this.ends = ends;
        this.readers = readers;
        this.threads = Executors.newFixedThreadPool(
                readers.size(), Thread.ofPlatform().name("rebuild-", 0).daemon().factory());
    }

    /// Stands before the first record of every lane.
    ///
    /// @param ends where the service stands, by lane
    /// @param kafka how to reach the broker
    /// @param side transactions in the schema to fold into
    /// @param readers how many lanes to fold at the same time
    static Refolding of(
            String topic,
            SortedMap<Integer, Long> ends,
            Map<String, Object> kafka,
            Transactions side,
            Folding like,
            int readers) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(SETTINGS);
        List<LaneReader> made = new ArrayList<>();
        KafkaConsumer<byte[], byte[]> first = consumer(settings);
        List<TopicPartition> all =
                first.partitionsFor(topic).stream().map(Refolding::partition).toList();
        int count = Math.min(readers, all.size());
        for (int number = 0; number < count; number++) {
            int share = number;
            made.add(new LaneReader(
                    number == 0 ? first : consumer(settings),
                    new TopicFold(
                            topic,
                            side,
                            like.fresh(),
                            Handover.NONE,
                            new FoldMeter(topic, new CompositeMeterRegistry(), InstantSource.system()),
                            FoldTrace.none(topic),
                            List.of()),
                    all.stream().filter(p -> p.partition() % count == share).toList()));
        }
        Refolding refolding = new Refolding(topic, ends, made);
        refolding.together((reader, _) -> reader.begin(), () -> {});
        return refolding;
    }

    /// Lane → where the service stood at the beginning.
    SortedMap<Integer, Long> ends() {
        return ends;
    }

    /// Lane → offset of the next record to fold.
    SortedMap<Integer, Long> positions() {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        readers.forEach(reader -> positions.putAll(reader.positions()));
        return positions;
    }

    /// Number of records folded.
    long records() {
        return readers.stream().mapToLong(LaneReader::records).sum();
    }

    /// Folds what is missing below the given offsets, and nothing beyond them.
    ///
    /// @param targets by lane
    /// @param check what it throws ends the folding at once; the next call goes on
    void upTo(Map<Integer, Long> targets, Runnable check) {
        together((reader, stop) -> reader.upTo(targets, stop), check);
    }

    /// Takes over what was defined since the last record.
    void takeDefinitions(Runnable check) {
        together(LaneReader::takeDefinitions, check);
    }

    /// Has every reader work on a thread of its own until all have finished; when one fails, the others stop at
    /// the end of their batch.
    private void together(BiConsumer<LaneReader, Runnable> work, Runnable check) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        Runnable both = () -> {
            check.run();
            failed.getNow(null);
        };
        List<CompletableFuture<Void>> all = readers.stream()
                .map(reader -> CompletableFuture.runAsync(() -> work.accept(reader, both), threads)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                failed.completeExceptionally(failure);
                            }
                        }))
                .toList();
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw wrapped;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        try {
            together((reader, _) -> reader.close(), () -> {});
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public String toString() {
        return topic + positions();
    }
}
