package io.tandem.metrics.persistence;

import io.tandem.metrics.application.MetricsStore;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/// Opens [PgMetricsStore].
@Singleton
class PgMetricsStores implements MetricsStore.Source {
    @Override
    public MetricsStore in(Mutiny.StatelessSession transaction) {
        return new PgMetricsStore(transaction);
    }
}
