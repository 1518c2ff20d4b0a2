package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The stored offsets of one topic (table `input_offset`): the fence, the output numbering and the tally of
/// outcomes.
final class OffsetLedger {
    private static final String OPEN = """
        insert into input_offset (topic, lane) select :topic, l from unnest(cast(:lanes as bigint[])) as l
        order by l on conflict do nothing\
        """;

    private static final String READ = """
        select lane, next_offset from input_offset
        where topic = :topic and lane = any (cast(:lanes as bigint[]))\
        """;

    private static final String LOCK = """
        select lane, next_offset, sequence, generation from input_offset
        where topic = :topic and lane = any (cast(:lanes as bigint[])) order by lane for update\
        """;

    private static final String SETTLE = """
        update input_offset o set next_offset = r.next_offset, sequence = o.sequence + r.outgoing,
          applied = o.applied + r.applied, duplicate = o.duplicate + r.duplicate,
          superseded = o.superseded + r.superseded, quarantined = o.quarantined + r.quarantined
        from unnest(cast(:lanes as bigint[]), cast(:old as bigint[]), cast(:new as bigint[]),
          cast(:outgoing as bigint[]), cast(:applied as bigint[]), cast(:duplicate as bigint[]),
          cast(:superseded as bigint[]), cast(:quarantined as bigint[]))
          as r (lane, old_offset, next_offset, outgoing, applied, duplicate, superseded, quarantined)
        where o.topic = :topic and o.lane = r.lane and o.next_offset = r.old_offset\
        """;

    private static final String QUARANTINE = """
        insert into quarantine (topic, lane, record_offset, reason, record_key, record_value, source)
        values (:topic, :lane, :offset, :reason, :key, :value, :source)\
        """;

    private final String topic;

    OffsetLedger(String topic) {
        this.topic = topic;
    }

    /// Makes sure that each lane has a row, then reads where it stands.
    ///
    /// @return lane → offset of the next record to apply
    Uni<Map<Integer, Long>> open(Mutiny.StatelessSession tx, Collection<Integer> lanes) {
        Long[] ids = lanes.stream().map(Integer::longValue).toArray(Long[]::new);
        return tx.createNativeQuery(OPEN)
                .setParameter("topic", topic)
                .setParameter("lanes", ids)
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(READ, Object[].class)
                        .setParameter("topic", topic)
                        .setParameter("lanes", ids)
                        .getResultList())
                .map(OffsetLedger::byLane);
    }

    /// Locks lanes until the transaction ends.
    ///
    /// @return by lane; fails with [Fenced] when any lane does not stand where it is expected to
    Uni<Map<Integer, Standing>> lock(Mutiny.StatelessSession tx, List<Advance> advances) {
        return tx.createNativeQuery(LOCK, Object[].class)
                .setParameter("topic", topic)
                .setParameter("lanes", longs(advances, Advance::lane))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> number(row[0]).intValue(), OffsetLedger::standing)))
                .invoke(found -> fence(
                        advances.size(),
                        advances.stream()
                                .filter(advance -> advance.startsAt(found))
                                .count()));
    }

    /// Moves locked lanes on, adds the batch's numbers to them, and puts its unusable records aside.
    ///
    /// @param advances ordered by lane
    /// @param inAnyOrder one for each lane
    Uni<Void> settle(Mutiny.StatelessSession tx, List<Advance> advances, List<LaneResult> inAnyOrder) {
        List<LaneResult> results = inAnyOrder.stream()
                .sorted(Comparator.comparingInt(LaneResult::lane))
                .toList();
        Uni<Void> settled = tx.createNativeQuery(SETTLE)
                .setParameter("topic", topic)
                .setParameter("lanes", longs(advances, Advance::lane))
                .setParameter("old", longs(advances, Advance::expected))
                .setParameter("new", longs(advances, Advance::next))
                .setParameter("outgoing", longs(results, r -> r.outgoing().size()))
                .setParameter("applied", longs(results, LaneResult::applied))
                .setParameter("duplicate", longs(results, LaneResult::duplicate))
                .setParameter("superseded", longs(results, LaneResult::superseded))
                .setParameter("quarantined", longs(results, r -> r.quarantined().size()))
                .executeUpdate()
                .invoke(moved -> fence(advances.size(), moved))
                .replaceWithVoid();
        for (LaneResult result : results) {
            for (Quarantined bad : result.quarantined()) {
                settled = settled.chain(() -> quarantine(tx, bad));
            }
        }
        return settled;
    }

    private void fence(int expected, long found) {
        if (found != expected) {
            throw new Fenced(topic, expected, (int) found);
        }
    }

    private Uni<Void> quarantine(Mutiny.StatelessSession tx, Quarantined bad) {
        byte[] key = bad.record().key();
        byte[] value = bad.record().value();
        return tx.createNativeQuery(QUARANTINE)
                .setParameter("topic", topic)
                .setParameter("lane", bad.record().partition())
                .setParameter("offset", bad.record().offset())
                .setParameter("reason", bad.reason())
                .setParameter("key", key == null ? new byte[0] : key)
                .setParameter("value", value == null ? new byte[0] : value)
                .setParameter("source", EventRecords.source(bad.record()).orElse(""))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Standing standing(Object[] row) {
        return new Standing(
                number(row[1]).longValue(),
                number(row[2]).longValue(),
                number(row[3]).longValue());
    }

    private static Number number(Object column) {
        return (Number) column;
    }

    private static Map<Integer, Long> byLane(List<Object[]> rows) {
        Map<Integer, Long> result = new HashMap<>();
        rows.forEach(row -> result.put(number(row[0]).intValue(), number(row[1]).longValue()));
        return result;
    }

    private static <T> Long[] longs(List<T> items, java.util.function.ToLongFunction<T> property) {
        return items.stream().map(item -> property.applyAsLong(item)).toArray(Long[]::new);
    }

    /// A lane's step from the offset it should stand at to the offset after the batch.
    record Advance(int lane, long expected, long next) {
        boolean startsAt(Map<Integer, Standing> standings) {
            @Nullable Standing standing = standings.get(lane);
            return standing != null && standing.nextOffset() == expected;
        }
    }

    /// What a lane's row says.
    ///
    /// @param nextOffset offset of the next record to apply
    /// @param sequence number of the last output row
    /// @param generation differs from what was seen before when memory of the lane is worthless
    record Standing(long nextOffset, long sequence, long generation) {}
}
