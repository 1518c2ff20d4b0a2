package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.RollUp;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// State of the service, inside one transaction.
public interface MetricsStore {
    /// What these cells consist of.
    Uni<Stored> observationsOf(Collection<Cell.Key> cells);

    /// What is stored of cells.
    ///
    /// @param rolledUp what shorter periods came to
    record Stored(List<Observation> observations, List<RolledUp> rolledUp) {
        static final Stored NOTHING = new Stored(List.of(), List.of());
    }

    /// What stands of the shorter periods within those of the keys, by key and status.
    Uni<List<Parts>> partsOf(Collection<RolledUp.Key> keys);

    /// Values of one status that have not been withdrawn.
    ///
    /// @param observedAt of the newest, like `receivedAt`
    record Parts(RolledUp.Key key, Status status, List<RollUp.Part> parts, Instant observedAt, Instant receivedAt) {}

    /// Puts what shorter periods come to in the place of whatever is stored under the keys.
    Uni<Void> rollUp(Collection<RolledUp.Key> keys, List<RolledUp> values);

    /// From each start the next cities with observations, ascending, at most `limit` each.
    Uni<Map<From, List<String>>> citiesFrom(Collection<From> starts, int limit);

    /// What each lane was last computed by.
    Uni<List<Computed>> computed(Collection<Integer> lanes);

    /// Makes observations the holders of their slots. Fails with [IllegalStateException] when a slot is
    /// already held by another observation that supersedes the given one.
    ///
    /// @param holders at most one a slot
    Uni<Void> hold(List<Holder> holders);

    /// Replaces metrics.
    Uni<Void> put(List<MetricsRow> rows);

    /// Remembers what lanes were computed by.
    Uni<Void> mark(List<Computed> computed);

    /// Keeps what became of arrivals, with the time at which that was decided. What is kept already stays as it is.
    Uni<Void> keep(List<Settled> settled, Instant at);

    /// Rows of a lane numbered above `after`, ascending, at most `limit`.
    Uni<List<MetricsRow>> rowsAfter(int lane, long after, int limit);

    /// An observation that holds its slot, and the lane it came in.
    record Holder(Observation observation, int lane) {}

    /// A place in a lane's cities.
    ///
    /// @param after a city code, or empty for the beginning
    record From(int lane, String after) {}

    /// Opens the store in a transaction.
    interface Source {
        MetricsStore in(Mutiny.StatelessSession transaction);
    }
}
