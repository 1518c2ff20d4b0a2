package io.tandem.fold;

import java.util.ArrayList;
import java.util.List;

/// Rows that were committed and wait in memory for their turn to be published. What does not fit is not kept: it is in
/// the table. Not thread-safe.
final class HandoverQueue {
    private final long room;
    private List<Handed> waiting = new ArrayList<>();
    private long bytes;

    /// @param room bytes of records that may wait, exceeded only by a single commit's
    HandoverQueue(long room) {
        this.room = room;
    }

    /// Takes a commit's rows of one lane.
    ///
    /// @return whether there was room
    boolean offer(int lane, List<Outgoing> rows) {
        long more = bytes(rows);
        if (!waiting.isEmpty() && bytes + more > room) {
            return false;
        }
        waiting.add(new Handed(lane, rows));
        bytes += more;
        return true;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Everything that waits, in the order in which it came; nothing waits any longer.
    List<Handed> take() {
        List<Handed> taken = waiting;
        waiting = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    /// Bytes of the rows' records.
    static long bytes(List<Outgoing> rows) {
        return rows.stream().mapToLong(row -> row.record().value().length).sum();
    }

    /// A commit's rows of one lane, in their order.
    record Handed(int lane, List<Outgoing> rows) {}
}
