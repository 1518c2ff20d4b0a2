package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/// What becomes of output rows after their commit.
interface Handover {
    /// Keeps every row where it is.
    Handover NONE = new Handover() {
        @Override
        public void handOver(int lane, List<Outgoing> rows) {}

        @Override
        public void adopt(Collection<Integer> lanes) {}

        @Override
        public void release(Collection<Integer> lanes) {}

        @Override
        public Uni<Void> settle() {
            return Uni.createFrom().voidItem();
        }
    };

    /// Takes the rows that a commit has just written.
    void handOver(int lane, List<Outgoing> rows);

    /// Takes over lanes, beginning with whatever their last owner left.
    void adopt(Collection<Integer> lanes);

    /// Forgets lanes.
    void release(Collection<Integer> lanes);

    /// Completes when nothing is waiting.
    Uni<Void> settle();
}
