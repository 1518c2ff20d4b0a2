package io.tandem.metrics.persistence;

import io.tandem.metrics.application.MetricsStore;
import io.tandem.metrics.application.RecordObservations;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/// Opens [PgMetricsStore].
@Singleton
class PgMetricsStores implements MetricsStore.Source {
    private final double completeFrom;

    PgMetricsStores(RecordObservations.Bounds bounds) {
        this.completeFrom = bounds.completeFrom();
    }

    @Override
    public MetricsStore in(Mutiny.StatelessSession transaction) {
        return new PgMetricsStore(transaction, completeFrom);
    }
}
