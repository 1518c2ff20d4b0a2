package io.tandem.ranking.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityMetrics;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores for writers and readers.
@Singleton
class PgBoardStores implements BoardStore.Source, BoardReader {
    private final Transactions transactions;
    private final WireForm form;

    PgBoardStores(Transactions transactions, WireForm form) {
        this.transactions = transactions;
        this.form = form;
    }

    @Override
    public BoardStore in(Mutiny.StatelessSession tx) {
        return new PgBoardStore(tx, form);
    }

    @Override
    public Uni<List<BoardStore.StoredBoard>> boards() {
        // One moment for both selects, or a board's version and standings could differ.
        return transactions.inTransaction(tx -> tx.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate()
                .chain(() -> new BoardRows(tx).boards(List.of())));
    }

    @Override
    public Uni<Optional<BoardStore.StoredBoard>> boardAt(BoardKey board, long sequence) {
        return transactions.inTransaction(tx -> new BoardRows(tx).boardAt(board, sequence));
    }

    @Override
    public Uni<Optional<BoardVersion>> versionAt(BoardKey board, Instant instant) {
        return transactions.inTransaction(tx -> new BoardRows(tx).versionAt(board, instant));
    }

    @Override
    public Uni<Optional<AssessmentDefinition>> definition(String assessment, Basis basis) {
        return transactions.inTransaction(tx -> new DefinitionRows(tx, form).definition(assessment, basis));
    }

    @Override
    public Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
        return transactions.inTransaction(tx -> new ChangeRows(tx).after(board, after, limit));
    }

    @Override
    public Uni<List<CityChange>> historyOf(BoardKey board, String city, long before, int limit) {
        return transactions.inTransaction(tx -> new MoveRows(tx).ofCity(board, city, before, limit));
    }

    @Override
    public Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
        return transactions.inTransaction(tx -> new MetricsRows(tx, form).newest(assessment, city));
    }

    @Override
    public Uni<List<CityMetrics>> metricsOf(String assessment) {
        return transactions.inTransaction(tx -> new MetricsRows(tx, form).newest(assessment));
    }
}
