package io.tandem.ranking.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import jakarta.inject.Singleton;
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
        // One moment for both selects, or a board's version and entries could differ.
        return transactions.inTransaction(tx -> tx.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate()
                .chain(() -> new BoardRows(tx, form).boards(List.of())));
    }

    @Override
    public Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
        return transactions.inTransaction(tx -> new BoardRows(tx, form).changesAfter(board, after, limit));
    }

    @Override
    public Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
        return transactions.inTransaction(tx -> new BoardRows(tx, form).metrics(assessment, city));
    }
}
