package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// State of the service, inside one transaction.
public interface MetricsStore {
    /// The observations that hold the slots of these cities and periods.
    Uni<List<Observation>> observationsOf(Collection<String> cities, Collection<Period> periods);

    /// Cities with observations, by lane.
    Uni<Map<Integer, List<String>>> citiesOf(Collection<Integer> lanes);

    /// What each lane was last computed by.
    Uni<List<Computed>> computed(Collection<Integer> lanes);

    /// Makes observations the holders of their slots.
    ///
    /// @param observations at most one a slot, with the lane that each came in
    Uni<Void> hold(Map<Observation, Integer> observations);

    /// Replaces metrics.
    Uni<Void> put(List<MetricsRow> rows);

    /// Remembers what lanes were computed by.
    Uni<Void> mark(List<Computed> computed);

    /// Rows of a lane numbered above `after`, ascending, at most `limit`.
    Uni<List<MetricsRow>> rowsAfter(int lane, long after, int limit);

    /// Opens the store in a transaction.
    interface Source {
        MetricsStore in(Mutiny.StatelessSession transaction);
    }
}
