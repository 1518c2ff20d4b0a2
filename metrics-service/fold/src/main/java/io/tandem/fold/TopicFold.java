package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Drives a [Folding] over one topic: strictly in order, one transaction a batch, and never past a record
/// whose effect is not committed.
///
/// The channel that feeds it must not commit offsets to Kafka (`commit-strategy=ignore`): they live in the
/// database.
public final class TopicFold implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(TopicFold.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final String topic;
    private final Transactions transactions;
    private final Folding folding;
    private final Relay relay;
    private final FoldMeter meter;
    private final OffsetLedger ledger;
    private final Serial serial = new Serial();

    /// Lane → offset of the next record to apply, for the lanes assigned to this instance.
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();

    /// Lanes whose memory must be read anew; the token tells two such wishes apart.
    private final Map<Integer, Object> reloads = new ConcurrentHashMap<>();

    private volatile boolean doubtful;
    private volatile boolean stopped;

    public TopicFold(String topic, Transactions transactions, Folding folding, Relay relay, FoldMeter meter) {
        this.topic = topic;
        this.transactions = transactions;
        this.folding = folding;
        this.relay = relay;
        this.meter = meter;
        this.ledger = new OffsetLedger(topic);
    }

    /// Folds what was polled. Completes when it is committed, however long that takes; while it has not, the
    /// channel
    /// polls no further, which is how a topic pauses.
    public Uni<Void> onBatch(ConsumerRecords<byte[], byte[]> polled) {
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> byLane = new TreeMap<>();
        for (TopicPartition partition : polled.partitions()) {
            byLane.put(partition.partition(), polled.records(partition));
        }
        return serial.run(() -> drive(new Work(byLane, null)));
    }

    /// Calls the folding for every lane of this instance without records, because definitions have changed.
    public Uni<Void> nudge() {
        return serial.run(() -> {
            SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes = new TreeMap<>();
            positions.keySet().forEach(lane -> lanes.put(lane, List.of()));
            return drive(new Work(lanes, null));
        });
    }

    /// What the fold is doing, for the health checks.
    public FoldMeter meter() {
        return meter;
    }

    /// Lets the transaction in hand finish and begins no other; then waits for the relay.
    void stop() {
        stopped = true;
        try {
            serial.run(() -> Uni.createFrom().voidItem()).await().atMost(STOP_WITHIN);
            relay.settle().await().atMost(STOP_WITHIN);
        } catch (RuntimeException late) {
            LOG.warnf("%s: stopped with work in hand (%s); it will be done again", topic, Failures.summary(late));
        }
    }

    private Uni<Void> drive(Work work) {
        if (stopped) {
            return Uni.createFrom().nothing();
        }
        meter.begin();
        return Uni.createFrom()
                .deferred(() -> stopped ? Uni.createFrom().voidItem() : attempt(work))
                .onFailure()
                .invoke(this::failed)
                .onFailure(failure -> !Failures.isPoison(failure) || work.size() == 0)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.2)
                .indefinitely()
                .onFailure()
                .recoverWithUni(failure -> isolate(work, failure))
                .invoke(meter::end);
    }

    private void failed(Throwable failure) {
        doubtful = true;
        meter.paused(failure);
        if (failure instanceof Fenced) {
            LOG.warn(failure.getMessage());
        } else if (Failures.isPoison(failure)) {
            LOG.errorf("%s: a batch cannot be stored: %s", topic, Failures.summary(failure));
        } else {
            LOG.warnf("%s: paused, trying again: %s", topic, Failures.summary(failure));
            LOG.debug("the failure in full", failure);
        }
    }

    /// Finds the record that cannot be stored by folding one at a time, and puts just that one aside.
    private Uni<Void> isolate(Work work, Throwable failure) {
        if (work.size() == 1) {
            return drive(new Work(work.lanes(), Failures.summary(failure)));
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (var lane : work.lanes().entrySet()) {
            for (ConsumerRecord<byte[], byte[]> single : lane.getValue()) {
                Work alone = new Work(new TreeMap<>(Map.of(lane.getKey(), List.of(single))), null);
                chain = chain.chain(() -> drive(alone));
            }
        }
        return chain;
    }

    private Uni<Void> attempt(Work work) {
        if (doubtful) {
            return transactions
                    .inTransaction(tx -> ledger.open(tx, List.copyOf(positions.keySet())))
                    .invoke(this::resynchronise)
                    .chain(() -> attempt(work));
        }
        List<Step> steps = stepsOf(work);
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .inTransaction(tx -> ledger.advance(
                                tx, steps.stream().map(Step::advance).toList())
                        .map(sequences -> steps.stream()
                                .map(step -> step.batch(sequences.getOrDefault(step.lane(), 0L)))
                                .toList())
                        .chain(batches -> foldOrPutAside(tx, batches, work.unstorable()))
                        .call(folded -> ledger.note(tx, folded.lanes())))
                .invoke(folded -> committed(steps, folded))
                .replaceWithVoid();
    }

    private Uni<Folded> foldOrPutAside(
            org.hibernate.reactive.mutiny.Mutiny.StatelessSession tx,
            List<LaneBatch> batches,
            @Nullable String unstorable) {
        if (unstorable == null) {
            return folding.fold(tx, batches);
        }
        List<LaneResult> aside = batches.stream()
                .map(batch -> new LaneResult(
                        batch.lane(),
                        List.of(),
                        0,
                        0,
                        0,
                        batch.records().stream()
                                .map(record -> new Quarantined(record, unstorable))
                                .toList()))
                .toList();
        return Uni.createFrom().item(new Folded(aside, () -> {}));
    }

    private List<Step> stepsOf(Work work) {
        List<Step> steps = new ArrayList<>();
        work.lanes().forEach((lane, records) -> {
            @Nullable Long position = positions.get(lane);
            if (position == null) {
                return;
            }
            var fresh = records.stream()
                    .filter(record -> record.offset() >= position)
                    .toList();
            if (!fresh.isEmpty() || records.isEmpty()) {
                long next = fresh.isEmpty() ? position : fresh.getLast().offset() + 1;
                steps.add(new Step(lane, position, next, reloads.get(lane), fresh));
            }
        });
        return steps;
    }

    private void committed(List<Step> steps, Folded folded) {
        folded.onCommit().run();
        for (Step step : steps) {
            positions.computeIfPresent(step.lane(), (lane, position) -> Math.max(position, step.next()));
            if (step.reload() != null) {
                reloads.remove(step.lane(), step.reload());
            }
        }
        meter.committed(folded.lanes());
        folded.lanes().forEach(lane -> relay.handOver(lane.lane(), lane.outgoing()));
    }

    private void resynchronise(Map<Integer, Long> stored) {
        stored.forEach((lane, offset) -> positions.computeIfPresent(lane, (same, position) -> {
            if (offset < position) {
                meter.broken("stored offset of %s lane %d went back from %d to %d: was the database restored?"
                        .formatted(topic, lane, position, offset));
            }
            reloads.put(lane, new Object());
            return offset;
        }));
        doubtful = false;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> lanes =
                partitions.stream().map(TopicPartition::partition).sorted().toList();
        Map<Integer, Long> stored = transactions
                .inTransaction(tx -> ledger.open(tx, lanes))
                .onFailure()
                .invoke(meter::paused)
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .await()
                .indefinitely();
        Map<Integer, Long> seeks = new HashMap<>(stored);
        seeks.forEach((lane, offset) -> {
            reloads.put(lane, new Object());
            positions.put(lane, offset);
            consumer.seek(new TopicPartition(topic, lane), offset);
        });
        relay.adopt(lanes);
        meter.resumed();
        LOG.infof("%s: assigned lanes %s", topic, new TreeMap<>(stored));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> lanes = partitions.stream().map(TopicPartition::partition).toList();
        lanes.forEach(positions::remove);
        relay.release(lanes);
    }

    /// Records by lane; `unstorable` is the reason to put them aside instead of folding them.
    private record Work(
            SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes,
            @Nullable String unstorable) {
        int size() {
            return lanes.values().stream().mapToInt(List::size).sum();
        }
    }

    private record Step(
            int lane, long position, long next, @Nullable Object reload, List<ConsumerRecord<byte[], byte[]>> records) {
        OffsetLedger.Advance advance() {
            return new OffsetLedger.Advance(lane, position, next);
        }

        LaneBatch batch(long sequence) {
            return new LaneBatch(lane, sequence, reload != null, records);
        }
    }
}
