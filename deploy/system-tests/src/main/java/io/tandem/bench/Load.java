package io.tandem.bench;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.local.Poll;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends observations to their topic, past ingest-service, and follows them.
final class Load implements AutoCloseable {
    private final UpdateFeed feed;
    private final KafkaProducer<byte[], byte[]> batching;
    private final KafkaProducer<byte[], byte[]> single;
    private final ProcessorTime processors;

    Load(Cluster cluster, UpdateFeed feed) {
        this.feed = feed;
        this.batching = producer(cluster, 20, 131_072);
        this.single = producer(cluster, 0, 0);
        this.processors = new ProcessorTime(cluster);
    }

    /// What became of a load.
    ///
    /// @param sending how long it took to send, acknowledgements included
    /// @param processors processor time by part, until everything had passed
    record Result(long records, Duration sending, Drain.Passage passage, Map<String, Duration> processors) {
        /// Observations a second from the first record until all were in the state of metrics-service.
        double committedPerSecond() {
            return records * 1e9 / passage.committed().toNanos();
        }

        /// Observations a second from the first record until the last change was on its topic.
        double drainedPerSecond() {
            return perSecond(records);
        }

        /// Of a count, until the last change was on its topic.
        double perSecond(long count) {
            return count * 1e9 / passage.drained().toNanos();
        }

        /// City metrics computed.
        long rows() {
            return passage.to().rows() - passage.from().rows();
        }

        /// Changes published.
        long changes() {
            return passage.to().changes() - passage.from().changes();
        }
    }

    /// Every value once, at once.
    Result everything(Drain drain, Duration limit) {
        var records = feed.everything();
        return follow(drain, records.size(), limit, () -> records.forEach(sender(batching)));
    }

    /// Random updates at once, in the producer's batches.
    Result backlog(Drain drain, int records, Duration limit) {
        return follow(drain, records, limit, () -> {
            for (int i = 0; i < records; i++) {
                sender(batching).accept(feed.next());
            }
        });
    }

    /// Random updates one by one, each a batch of its own for the broker, whether or not the services keep up.
    Result paced(Drain drain, int perSecond, int seconds, Duration limit) {
        long records = (long) perSecond * seconds;
        return follow(drain, records, limit, () -> {
            long started = System.nanoTime();
            for (long sent = 0; sent < records; sent++) {
                long due = started + sent * TimeUnit.SECONDS.toNanos(1) / perSecond;
                while (System.nanoTime() < due) {
                    Poll.sleep(Duration.ofMillis(1));
                }
                sender(single).accept(feed.next());
            }
        });
    }

    private Result follow(Drain drain, long records, Duration limit, Runnable send) {
        Drain.Position from = drain.position();
        Map<String, Duration> before = processors.used();
        long started = System.nanoTime();
        CompletableFuture<Duration> sending = CompletableFuture.supplyAsync(() -> {
            send.run();
            batching.flush();
            single.flush();
            return Duration.ofNanos(System.nanoTime() - started);
        });
        Drain.Passage passage = drain.follow(from, records, started, limit);
        return new Result(records, sending.join(), passage, processors.since(before));
    }

    private static Consumer<ProducerRecord<byte[], byte[]>> sender(KafkaProducer<byte[], byte[]> producer) {
        return record -> {
            var _ = producer.send(record);
        };
    }

    private static KafkaProducer<byte[], byte[]> producer(Cluster cluster, int lingerMillis, int batchBytes) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.backing().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        Integer.toString(lingerMillis),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        Integer.toString(batchBytes),
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        "67108864"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        batching.close();
        single.close();
    }
}
