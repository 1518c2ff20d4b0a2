package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where a lane stands, as committed.
///
/// `applied + duplicate + superseded + quarantined` is the number of records passed; in a topic without gaps
/// it equals `nextOffset`.
///
/// @param nextOffset offset of the next record to apply
/// @param sequence number of the last output row
/// @param published number of the last output row that the broker is known to have
public record LaneState(
        String topic,
        int lane,
        long nextOffset,
        long sequence,
        long published,
        long applied,
        long duplicate,
        long superseded,
        long quarantined) {
    private static final String ALL = """
            select topic, lane, next_offset, sequence, published, applied, duplicate, superseded, quarantined
            from input_offset order by topic, lane""";

    /// Records passed that have no outcome; negative when some have more than one. A topic that was compacted has
    /// offsets without records, which count here too.
    long unbalanced() {
        return nextOffset - applied - duplicate - superseded - quarantined;
    }

    /// Rows that the broker is not known to have.
    long pending() {
        return sequence - published;
    }

    /// Every lane of this service, whichever instance works on it, as of one moment.
    static Uni<List<LaneState>> all(Transactions transactions) {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(ALL, Object[].class).getResultList())
                .map(rows -> rows.stream().map(LaneState::of).toList());
    }

    private static LaneState of(Object[] row) {
        return new LaneState(
                (String) row[0],
                (int) number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
