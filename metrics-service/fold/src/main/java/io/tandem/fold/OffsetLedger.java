package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The stored offsets of one topic (table `input_offset`): the fence, the output numbering and the tally of
/// outcomes.
final class OffsetLedger {
    private static final String OPEN = """
            insert into input_offset (topic, lane) select :topic, l from unnest(cast(:lanes as bigint[])) as l
            order by l on conflict do nothing""";

    private static final String READ = """
            select lane, next_offset from input_offset
            where topic = :topic and lane = any (cast(:lanes as bigint[]))""";

    private static final String ADVANCE = """
            with expected as (
              select * from unnest(cast(:lanes as bigint[]), cast(:old as bigint[]), cast(:new as bigint[]))
                as e (lane, old_offset, new_offset)),
            locked as (
              select lane from input_offset where topic = :topic and lane = any (cast(:lanes as bigint[]))
              order by lane for update)
            update input_offset o set next_offset = e.new_offset
            from expected e join locked l on l.lane = e.lane
            where o.topic = :topic and o.lane = e.lane and o.next_offset = e.old_offset
            returning o.lane, o.sequence, o.generation""";

    private static final String NOTE = """
            update input_offset o set sequence = o.sequence + r.outgoing, applied = o.applied + r.applied,
              duplicate = o.duplicate + r.duplicate, superseded = o.superseded + r.superseded,
              quarantined = o.quarantined + r.quarantined
            from unnest(cast(:lanes as bigint[]), cast(:outgoing as bigint[]), cast(:applied as bigint[]),
              cast(:duplicate as bigint[]), cast(:superseded as bigint[]), cast(:quarantined as bigint[]))
              as r (lane, outgoing, applied, duplicate, superseded, quarantined)
            where o.topic = :topic and o.lane = r.lane""";

    private static final String QUARANTINE = """
            insert into quarantine (topic, lane, record_offset, reason, record_key, record_value)
            values (:topic, :lane, :offset, :reason, :key, :value)""";

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

    /// Moves every lane from the offset it is expected to stand at, and locks it until the transaction ends.
    ///
    /// @return by lane; fails with [Fenced] when any lane stands elsewhere
    Uni<Map<Integer, Standing>> advance(Mutiny.StatelessSession tx, List<Advance> advances) {
        return tx.createNativeQuery(ADVANCE, Object[].class)
                .setParameter("topic", topic)
                .setParameter("lanes", longs(advances, Advance::lane))
                .setParameter("old", longs(advances, Advance::expected))
                .setParameter("new", longs(advances, Advance::next))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> number(row[0]).intValue(), OffsetLedger::standing)))
                .invoke(found -> {
                    if (found.size() != advances.size()) {
                        throw new Fenced(topic, advances.size(), found.size());
                    }
                });
    }

    /// Adds the batch's numbers to the lanes, and puts its unusable records aside.
    Uni<Void> note(Mutiny.StatelessSession tx, List<LaneResult> results) {
        Uni<Void> noted = tx.createNativeQuery(NOTE)
                .setParameter("topic", topic)
                .setParameter("lanes", longs(results, LaneResult::lane))
                .setParameter("outgoing", longs(results, r -> r.outgoing().size()))
                .setParameter("applied", longs(results, LaneResult::applied))
                .setParameter("duplicate", longs(results, LaneResult::duplicate))
                .setParameter("superseded", longs(results, LaneResult::superseded))
                .setParameter("quarantined", longs(results, r -> r.quarantined().size()))
                .executeUpdate()
                .replaceWithVoid();
        for (LaneResult result : results) {
            for (Quarantined bad : result.quarantined()) {
                noted = noted.chain(() -> quarantine(tx, bad));
            }
        }
        return noted;
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
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Standing standing(Object[] row) {
        return new Standing(number(row[1]).longValue(), number(row[2]).longValue());
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
    record Advance(int lane, long expected, long next) {}

    /// What a lane's row says beside the offset.
    ///
    /// @param sequence number of the last output row
    /// @param generation differs from what was seen before when memory of the lane is worthless
    record Standing(long sequence, long generation) {}
}
