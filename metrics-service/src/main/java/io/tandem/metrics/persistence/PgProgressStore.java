package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.metrics.application.Progress;
import io.tandem.metrics.application.ProgressStore;
import io.tandem.metrics.domain.Assessment;
import jakarta.inject.Singleton;

/// Counts what [PgMetricsStore] has written.
@Singleton
class PgProgressStore implements ProgressStore {
    private static final String COUNTS = """
        select count(*), count(*) filter (where after is null),
          (select count(*) from city_metrics
           where assessment = :assessment and version = :version and roster_version = :rosterVersion
             and city = any (cast(:cities as text[])))
        from lane_computed
        where assessment = :assessment and version = :version and roster_version = :rosterVersion\
        """;

    private final Transactions transactions;

    PgProgressStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Progress> of(Assessment assessment, int lanes) {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(COUNTS, Object[].class)
                        .setParameter("assessment", assessment.id())
                        .setParameter("version", assessment.version())
                        .setParameter("rosterVersion", assessment.rosterVersion())
                        .setParameter("cities", assessment.cities().toArray(String[]::new))
                        .getSingleResult())
                .map(counts -> new Progress(
                        assessment.id(),
                        assessment.version(),
                        assessment.rosterVersion(),
                        lanes,
                        number(counts[0]),
                        number(counts[1]),
                        number(counts[2]),
                        assessment.cities().size()));
    }

    private static int number(Object count) {
        return ((Number) count).intValue();
    }
}
