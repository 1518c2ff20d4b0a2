package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads offsets and state as of one moment.
final class StateReader {
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private static final String OFFSETS = "select lane, next_offset from input_offset where topic = :topic";

    /// Sums of bigint are numeric in PostgreSQL and do not overflow.
    private static final String SUMS = """
            select count(*), coalesce(sum(cast(cast('x' || left(d, 16) as bit(64)) as bigint)), 0),
              coalesce(sum(cast(cast('x' || substr(d, 17, 16) as bit(64)) as bigint)), 0)
            from (select encode(sha256(convert_to(line, 'UTF8')), 'hex') as d from rows) as digests""";

    private final Transactions transactions;
    private final StateRows rows;

    StateReader(Transactions transactions, StateRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /// The state, when every lane of the vector has come at least so far and none further.
    ///
    /// A snapshot sees a table that takes another's place while it lasts, but not all of its rows; it is then
    /// taken again.
    ///
    /// @return empty when a lane has not come so far; fails with [Gone] when one has gone further
    Uni<Optional<StateAt>> at(OffsetVector wanted) {
        return Generations.sum(transactions, rows.topic())
                .chain(before -> snapshot(wanted)
                        .chain(state -> Generations.sum(transactions, rows.topic())
                                .chain(after ->
                                        after.equals(before) ? Uni.createFrom().item(state) : at(wanted))));
    }

    private Uni<Optional<StateAt>> snapshot(OffsetVector wanted) {
        return transactions.inTransaction(tx -> tx.createNativeQuery(ONE_MOMENT)
                .executeUpdate()
                .chain(() -> offsets(tx))
                .chain(offsets -> {
                    if (wanted.passedBy(offsets)) {
                        throw new Gone();
                    }
                    return wanted.reachedBy(offsets)
                            ? parts(tx).map(parts -> Optional.of(state(offsets, parts)))
                            : Uni.createFrom().item(Optional.empty());
                }));
    }

    private Uni<SortedMap<Integer, Long>> offsets(Mutiny.StatelessSession tx) {
        return tx.createNativeQuery(OFFSETS, Object[].class)
                .setParameter("topic", rows.topic())
                .getResultList()
                .map(list -> {
                    SortedMap<Integer, Long> offsets = new TreeMap<>();
                    list.forEach(row -> offsets.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue()));
                    return offsets;
                });
    }

    private Uni<SortedMap<String, StateHash>> parts(Mutiny.StatelessSession tx) {
        SortedMap<String, StateHash> hashes = new TreeMap<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (Map.Entry<String, String> part : rows.parts().entrySet()) {
            read = read.chain(
                            () -> tx.createNativeQuery("with rows as (" + part.getValue() + ") " + SUMS, Object[].class)
                                    .getSingleResult())
                    .invoke(sums -> hashes.put(
                            part.getKey(),
                            StateHash.of(((Number) sums[0]).longValue(), (BigDecimal) sums[1], (BigDecimal) sums[2])))
                    .replaceWithVoid();
        }
        return read.replaceWith(hashes);
    }

    private StateAt state(SortedMap<Integer, Long> offsets, SortedMap<String, StateHash> hashes) {
        List<StateAt.LaneOffset> lanes = new ArrayList<>();
        offsets.forEach((lane, offset) -> lanes.add(new StateAt.LaneOffset(lane, offset)));
        SortedMap<String, StateAt.Part> parts = new TreeMap<>();
        hashes.forEach((name, hash) -> parts.put(name, new StateAt.Part(hash.rows(), hash.hex())));
        StateHash all = hashes.values().stream().reduce(StateHash.EMPTY, StateHash::plus);
        return new StateAt(rows.topic(), lanes, all.hex(), parts);
    }

    /// A lane has gone further than the state that was asked for.
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("a lane has gone further");
        }
    }
}
