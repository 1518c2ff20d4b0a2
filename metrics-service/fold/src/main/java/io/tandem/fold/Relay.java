package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hands committed output rows to Kafka, in order, at least once.
///
/// The rows of a commit come in memory ([#handOver]); only after a start, a rebalance or a failure, and when the
/// broker is slower than the commits and memory would fill, are they read from the table. `published` in
/// `input_offset` follows the broker's acknowledgements without a disk flush of its own: losing its last step
/// only means handing some rows over twice.
public final class Relay implements Handover {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    /// Of the heap, what may wait in memory.
    private static final int QUEUED_SHARE = 16;

    /// What should be read from the table at once. A row can be a kilobyte or a megabyte.
    private static final long READ_BYTES = 4L << 20;

    private static final int FIRST_ROWS = 50;
    private static final int MOST_ROWS = 1_000;

    private static final String PUBLISHED = """
            select published from input_offset where topic = :topic and lane = :lane""";

    /// Locks in the order of the lanes, as a batch does, so that the two cannot deadlock.
    private static final String MARK = """
            with locked as (
              select lane from input_offset where topic = :topic and lane = any (cast(:lanes as bigint[]))
              order by lane for update)
            update input_offset o set published = greatest(o.published, p.published)
            from unnest(cast(:lanes as bigint[]), cast(:published as bigint[])) as p (lane, published)
              join locked l on l.lane = p.lane
            where o.topic = :topic and o.lane = p.lane""";

    private final String topic;
    private final Transactions transactions;
    private final Folding folding;
    private final RecordSender sender;
    private final FoldMeter meter;
    private final FoldTrace trace;

    /// Lane → number of the last row that the broker acknowledged; only for lanes of this instance.
    private final Map<Integer, Long> acknowledged = new HashMap<>();

    private final Set<Integer> behind = new TreeSet<>();
    private final HandoverQueue queue = new HandoverQueue(Runtime.getRuntime().maxMemory() / QUEUED_SHARE);
    private volatile int rowsAtOnce = FIRST_ROWS;
    private boolean running;

    /// A relay that begins when lanes are adopted.
    ///
    /// @param topic the **input** topic, whose lanes number the rows
    public Relay(
            String topic,
            Transactions transactions,
            Folding folding,
            RecordSender sender,
            FoldMeter meter,
            FoldTrace trace) {
        this.topic = topic;
        this.transactions = transactions;
        this.folding = folding;
        this.sender = sender;
        this.meter = meter;
        this.trace = trace;
    }

    @Override
    public synchronized void handOver(int lane, List<Outgoing> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (!queue.offer(lane, rows)) {
            markBehind(List.of(lane));
        }
        start();
    }

    @Override
    public synchronized void adopt(Collection<Integer> lanes) {
        behind.addAll(lanes);
        start();
    }

    @Override
    public synchronized void release(Collection<Integer> lanes) {
        behind.removeAll(lanes);
        lanes.forEach(acknowledged::remove);
    }

    @Override
    public Uni<Void> settle() {
        return Uni.createFrom()
                .item(this::idle)
                .repeat()
                .withDelay(Duration.ofMillis(20))
                .until(idle -> idle)
                .onItem()
                .ignoreAsUni();
    }

    private synchronized boolean idle() {
        return !running && queue.isEmpty() && behind.isEmpty();
    }

    private void start() {
        if (!running) {
            running = true;
            round().subscribe().with(_ -> finished(), this::failed);
        }
    }

    private synchronized void finished() {
        running = false;
        if (!queue.isEmpty() || !behind.isEmpty()) {
            start();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("%s: output waits, trying again: %s", topic, Failures.summary(failure));
        Uni.createFrom().voidItem().onItem().delayIt().by(WAIT).subscribe().with(_ -> finished());
    }

    private Uni<Void> round() {
        Uni<Void> caughtUp = Uni.createFrom().voidItem();
        for (int lane : lanesBehind()) {
            caughtUp = caughtUp.chain(() -> catchUp(lane));
        }
        return caughtUp.chain(() -> {
            Map<Integer, List<Outgoing>> rows = takeQueued();
            return publish(rows).onFailure().invoke(() -> markBehind(rows.keySet()));
        });
    }

    private Uni<Void> catchUp(int lane) {
        return transactions
                .inTransaction(tx -> published(tx, lane)
                        .chain(after -> folding.committedAfter(tx, lane, after, rowsAtOnce)
                                .map(rows -> new Pending(after, rows))))
                .chain(pending -> {
                    if (pending.rows().isEmpty()) {
                        caughtUp(lane, pending.after());
                        return Uni.createFrom().voidItem();
                    }
                    rowsAtOnce = rowsLike(pending.rows());
                    return publish(Map.of(lane, pending.rows())).chain(() -> catchUp(lane));
                });
    }

    /// How many rows of that size to read.
    static int rowsLike(List<Outgoing> rows) {
        long each = Math.max(1, HandoverQueue.bytes(rows) / rows.size());
        return Math.toIntExact(Math.clamp(READ_BYTES / each, 1, MOST_ROWS));
    }

    private Uni<Void> publish(Map<Integer, List<Outgoing>> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return trace.send(rows.values().stream().flatMap(List::stream).toList(), sender::sendAll)
                .invoke(() -> rows.values().forEach(meter::handedOver))
                .chain(() -> transactions.inTransaction(tx -> mark(tx, rows)))
                .invoke(() -> acknowledged(rows));
    }

    private Uni<Long> published(Mutiny.StatelessSession tx, int lane) {
        return tx.createNativeQuery(PUBLISHED, Long.class)
                .setParameter("topic", topic)
                .setParameter("lane", lane)
                .getSingleResult();
    }

    private Uni<Void> mark(Mutiny.StatelessSession tx, Map<Integer, List<Outgoing>> rows) {
        Long[] lanes = rows.keySet().stream().map(Integer::longValue).toArray(Long[]::new);
        Long[] last =
                rows.values().stream().map(list -> list.getLast().sequence()).toArray(Long[]::new);
        return tx.createNativeQuery("set local synchronous_commit = off")
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(MARK)
                        .setParameter("topic", topic)
                        .setParameter("lanes", lanes)
                        .setParameter("published", last)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private synchronized List<Integer> lanesBehind() {
        return List.copyOf(behind);
    }

    private synchronized void markBehind(Collection<Integer> lanes) {
        lanes.stream().filter(acknowledged::containsKey).forEach(behind::add);
    }

    private synchronized void caughtUp(int lane, long last) {
        if (behind.remove(lane)) {
            acknowledged.merge(lane, last, Math::max);
        }
    }

    private synchronized void acknowledged(Map<Integer, List<Outgoing>> rows) {
        rows.forEach((lane, list) -> acknowledged.computeIfPresent(
                lane, (same, last) -> Math.max(last, list.getLast().sequence())));
    }

    /// What was handed over, without rows that catching up has published already. A lane with a hole is read
    /// again.
    private synchronized Map<Integer, List<Outgoing>> takeQueued() {
        Map<Integer, List<Outgoing>> taken = new TreeMap<>();
        for (HandoverQueue.Handed handed : queue.take()) {
            @Nullable Long last = acknowledged.get(handed.lane());
            if (last == null || behind.contains(handed.lane())) {
                continue;
            }
            List<Outgoing> lane = taken.computeIfAbsent(handed.lane(), any -> new ArrayList<>());
            for (Outgoing row : handed.rows()) {
                long previous = lane.isEmpty() ? last : lane.getLast().sequence();
                if (row.sequence() == previous + 1) {
                    lane.add(row);
                } else if (row.sequence() > previous) {
                    behind.add(handed.lane());
                }
            }
        }
        taken.values().removeIf(List::isEmpty);
        return taken;
    }

    private record Pending(long after, List<Outgoing> rows) {}
}
