package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// What a service does with the records of a topic.
public interface Folding {
    /// Applies batches inside a transaction that already holds their lanes' locks.
    ///
    /// It writes state and numbered output rows, and changes nothing in memory: that is for
    /// [Folded#onCommit]. After a failure it is called again, with `reload` set and perhaps with other
    /// records.
    ///
    /// @param batches ordered by lane
    /// @return fails with an exception for which [Failures#isPoison] holds when a record cannot be stored;
    ///     with any other to be called again later
    Uni<Folded> fold(Mutiny.StatelessSession tx, List<LaneBatch> batches);

    /// How many records a call should get at most, because of what they become; the fold bounds their own
    /// bytes already.
    default int most() {
        return Integer.MAX_VALUE;
    }

    /// Output rows of a lane numbered above `after`, ascending, at most `limit`; read when the relay has to
    /// catch up.
    Uni<List<Outgoing>> committedAfter(Mutiny.StatelessSession tx, int lane, long after, int limit);

    /// A folding that does the same and remembers nothing yet.
    Folding fresh();
}
