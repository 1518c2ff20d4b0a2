package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.Observation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// State of the service, inside one transaction.
public interface MetricsStore {
    /// The observations that these cells consist of.
    Uni<List<Observation>> observationsOf(Collection<Cell.Key> cells);

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
