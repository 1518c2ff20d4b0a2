package io.tandem.ranking.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tandem.fold.TraceHeaders;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.ChangeTraces;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.Cause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Feeds the read model with the published changes.
///
/// The position is taken before the database is read, and a change is committed before it is published: so
/// what the database did not have yet comes after the position, and what comes twice is known by its number.
@Singleton
@Identifier("ranking-changes-in")
class RankingChanges implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(RankingChanges.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Boards boards;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final ChangeTraces traces;
    private final Timer delay;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private volatile boolean behind = true;

    RankingChanges(Boards boards, InstantSource clock, MeterRegistry registry, ChangeTraces traces) {
        this.boards = boards;
        this.clock = clock;
        this.registry = registry;
        this.traces = traces;
        this.delay = Timer.builder("tandem.ranking.change.delay")
                .description("time from a change's commit to its arrival in this replica's read model")
                .publishPercentileHistogram()
                .register(registry);
        Stream.of(Cause.Kind.values()).forEach(this::changes);
    }

    /// Takes what was polled; completes when the read model has it, so nothing is passed over.
    Uni<Void> take(ConsumerRecords<byte[], byte[]> polled) {
        List<BoardChange> changes = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            try {
                BoardChange change = ChangeRecords.read(record);
                changes.add(change);
                if (TraceHeaders.isSampled(record.headers())) {
                    spans.add(traces.received(
                            change.board(), change.version(), record.topic(), TraceHeaders.read(record.headers())));
                }
            } catch (IllegalArgumentException unreadable) {
                LOG.errorf(
                        "%s-%d@%d passed over: %s",
                        record.topic(), record.partition(), record.offset(), unreadable.getMessage());
            }
        }
        return persistently(caughtUp().chain(() -> boards.take(changes)), "a change waits")
                .invoke(() -> {
                    polled.partitions()
                            .forEach(partition -> positions.put(
                                    partition,
                                    polled.records(partition).getLast().offset() + 1));
                    changes.forEach(this::measure);
                    spans.forEach(Span::end);
                });
    }

    private Uni<Void> caughtUp() {
        return Uni.createFrom()
                .deferred(() -> behind
                        ? boards.catchUp().invoke(() -> behind = false)
                        : Uni.createFrom().voidItem());
    }

    private void measure(BoardChange change) {
        delay.record(Duration.between(change.at(), clock.instant()));
        changes(change.cause().kind()).increment();
    }

    private Counter changes(Cause.Kind cause) {
        return registry.counter("tandem.ranking.changes", "cause", cause.code());
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> targets = new HashMap<>(consumer.endOffsets(partitions));
        targets.putAll(positions);
        targets.keySet().retainAll(partitions);
        targets.forEach(consumer::seek);
        positions.putAll(targets);
        behind = true;
        persistently(caughtUp(), "the boards wait").subscribe().with(_ -> LOG.info("boards read"));
    }

    private static Uni<Void> persistently(Uni<Void> work, String what) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf("%s, trying again: %s", what, failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
