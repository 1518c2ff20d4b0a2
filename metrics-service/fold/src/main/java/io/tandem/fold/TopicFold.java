package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
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
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final long BYTES_WAITING = 4L << 20;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final String topic;
    private final Transactions transactions;
    private final Folding folding;
    private final Handover relay;
    private final FoldMeter meter;
    private final FoldTrace trace;
    private final List<TopicMirror<?>> definitions;
    private final OffsetLedger ledger;
    private final Lanes lanes = new Lanes();
    private final Serial serial = new Serial();
    private final Backlog backlog = new Backlog(BYTES_WAITING);

    private volatile boolean doubtful;
    private volatile boolean fenced;
    private volatile boolean stopped;

    /// A fold that begins when partitions are assigned and its definitions have been read.
    ///
    /// @param definitions what the folding reads beside the records; when they change, every lane is folded
    ///     anew
    public TopicFold(
            String topic,
            Transactions transactions,
            Folding folding,
            Relay relay,
            FoldMeter meter,
            FoldTrace trace,
            List<TopicMirror<?>> definitions) {
        this(topic, transactions, folding, (Handover) relay, meter, trace, definitions);
    }

    TopicFold(
            String topic,
            Transactions transactions,
            Folding folding,
            Handover relay,
            FoldMeter meter,
            FoldTrace trace,
            List<TopicMirror<?>> definitions) {
        this.topic = topic;
        this.transactions = transactions;
        this.folding = folding;
        this.relay = relay;
        this.meter = meter;
        this.trace = trace;
        this.definitions = List.copyOf(definitions);
        this.ledger = new OffsetLedger(topic);
        definitions.forEach(mirror -> mirror.onChange(this::refoldSoon));
    }

    /// Folds what was polled, together with whatever else waits. While too much waits it completes only with
    /// the commit, however long that takes; until then the channel polls no further, which is how a topic
    /// pauses.
    public Uni<Void> onBatch(ConsumerRecords<byte[], byte[]> polled) {
        boolean room = backlog.add(polled);
        Uni<Void> folded = foldWaiting();
        if (!room) {
            return folded;
        }
        folded.subscribe().with(_ -> {}, failure -> LOG.errorf("%s: %s", topic, Failures.summary(failure)));
        return Uni.createFrom().voidItem();
    }

    /// Folds what was polled and completes with its commit.
    Uni<Void> fold(ConsumerRecords<byte[], byte[]> polled) {
        var _ = backlog.add(polled);
        return foldWaiting();
    }

    private Uni<Void> foldWaiting() {
        return serial.run(() -> drive(new Work(backlog.take(), null)));
    }

    /// Calls the folding for every lane of this instance without records: what was defined since its last
    /// call, perhaps while nobody had the lane, must take effect too.
    Uni<Void> refold() {
        return serial.run(() -> drive(new Work(lanes.empty(), null)));
    }

    /// Does the same without being waited for.
    void refoldSoon() {
        refold().subscribe().with(_ -> {}, failure -> LOG.errorf("%s: %s", topic, Failures.summary(failure)));
    }

    /// What the fold is doing, for the health checks.
    public FoldMeter meter() {
        return meter;
    }

    /// Lane → offset of the next record to fold, for the lanes of this instance.
    Map<Integer, Long> positions() {
        return lanes.positions();
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
            return Uni.createFrom().voidItem();
        }
        meter.begin();
        return definitionsRead()
                .chain(() -> stopped ? Uni.createFrom().voidItem() : inPortions(work))
                .onFailure()
                .invoke(this::failed)
                .onFailure(failure -> !dividable(work, failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.2)
                .indefinitely()
                .onFailure()
                .recoverWithUni(failure -> divide(work, failure))
                .invoke(meter::end);
    }

    private Uni<Void> inPortions(Work work) {
        return work.size() <= folding.most() ? attempt(work) : InTurn.each(work.halves(), this::drive);
    }

    private Uni<Void> definitionsRead() {
        if (definitions.stream().allMatch(TopicMirror::complete)) {
            return Uni.createFrom().voidItem();
        }
        meter.waiting("the definitions are being read");
        return Uni.createFrom()
                .item(() -> stopped || definitions.stream().allMatch(TopicMirror::complete))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(read -> read)
                .onItem()
                .ignoreAsUni();
    }

    private void failed(Throwable failure) {
        doubtful = true;
        meter.paused(failure);
        if (failure instanceof Fenced) {
            fenced = true;
            meter.fenced();
            LOG.warn(failure.getMessage());
        } else if (Failures.isPoison(failure)) {
            LOG.errorf("%s: a batch cannot be stored: %s", topic, Failures.summary(failure));
        } else {
            LOG.warnf("%s: paused, trying again: %s", topic, Failures.summary(failure));
            LOG.debug("the failure in full", failure);
        }
    }

    private static boolean dividable(Work work, Throwable failure) {
        return Failures.isPoison(failure) ? work.size() > 0 : Failures.isTooLarge(failure) && work.size() > 1;
    }

    /// Halves a batch until what is left of it fits, or until the one record is found that cannot be stored;
    /// just that one is put aside.
    private Uni<Void> divide(Work work, Throwable failure) {
        if (work.size() == 1) {
            return drive(new Work(work.lanes(), Failures.summary(failure)));
        }
        return InTurn.each(work.halves(), this::drive);
    }

    private Uni<Void> attempt(Work work) {
        if (doubtful) {
            return transactions
                    .inTransaction(tx -> ledger.open(tx, lanes.assigned()))
                    .invoke(this::resynchronise)
                    .chain(() -> attempt(work));
        }
        List<Lanes.Step> steps = lanes.steps(work.lanes());
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant began = Instant.now();
        List<OffsetLedger.Advance> advances =
                steps.stream().map(Lanes.Step::advance).toList();
        return transactions
                .inTransaction(tx -> ledger.lock(tx, advances)
                        .chain(standings -> foldOrPutAside(tx, lanes.batches(steps, standings), work.unstorable())
                                .call(folded -> ledger.settle(tx, advances, folded.lanes()))
                                .map(folded -> (Runnable) () -> committed(steps, standings, folded, began))))
                .invoke(Runnable::run)
                .replaceWithVoid();
    }

    /// A transaction that the database ended while this process stood still leaves no other trace than that
    /// another instance has gone on: that is a fenced write too.
    private void resynchronise(Map<Integer, Long> stored) {
        if (!fenced && lanes.overtaken(stored)) {
            meter.fenced();
            LOG.warnf("%s: another instance has gone on from where this one was interrupted", topic);
        }
        lanes.resynchronise(stored).ifPresent(meter::broken);
        fenced = false;
        doubtful = false;
    }

    private Uni<Folded> foldOrPutAside(
            Mutiny.StatelessSession tx, List<LaneBatch> batches, @Nullable String unstorable) {
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

    private void committed(
            List<Lanes.Step> steps, Map<Integer, OffsetLedger.Standing> standings, Folded folded, Instant began) {
        folded.onCommit().run();
        lanes.committed(steps, standings);
        meter.committed(folded.lanes());
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records =
                steps.stream().collect(Collectors.toMap(Lanes.Step::lane, Lanes.Step::records));
        folded.lanes()
                .forEach(lane -> relay.handOver(
                        lane.lane(),
                        trace.committed(records.getOrDefault(lane.lane(), List.of()), lane.outgoing(), began)));
        if (folded.more()) {
            refoldSoon();
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> given =
                partitions.stream().map(TopicPartition::partition).sorted().toList();
        Map<Integer, Long> stored = transactions
                .inTransaction(tx -> ledger.open(tx, given))
                .onFailure()
                .invoke(meter::paused)
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .await()
                .indefinitely();
        backlog.forget(given);
        lanes.assign(stored);
        stored.forEach((lane, offset) -> consumer.seek(new TopicPartition(topic, lane), offset));
        relay.adopt(given);
        meter.resumed();
        refoldSoon();
        LOG.infof("%s: assigned lanes %s", topic, new TreeMap<>(stored));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> taken = partitions.stream().map(TopicPartition::partition).toList();
        lanes.revoke(taken);
        backlog.forget(taken);
        relay.release(taken);
    }
}
