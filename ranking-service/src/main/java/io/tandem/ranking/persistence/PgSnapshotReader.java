package io.tandem.ranking.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.application.SnapshotReader;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.ComparableVersions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Reads snapshots, each in one transaction that sees one moment.
@Singleton
class PgSnapshotReader implements SnapshotReader {
    private final Transactions transactions;
    private final WireForm form;

    /// Assessment → version → definition; a version never changes.
    private final Map<String, NavigableMap<Integer, Assessment>> defined = new ConcurrentHashMap<>();

    PgSnapshotReader(Transactions transactions, WireForm form) {
        this.transactions = transactions;
        this.form = form;
    }

    @Override
    public Uni<Stored> read(Assessment newest, Instant until, Map<Head, CityMetrics> known) {
        return transactions.inTransaction(tx -> tx.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate()
                .chain(() -> read(new SnapshotRows(tx), newest, until, known)));
    }

    private Uni<Stored> read(SnapshotRows rows, Assessment newest, Instant until, Map<Head, CityMetrics> known) {
        String id = newest.id();
        return rows.versions(id, until)
                .chain(boards -> shown(rows, newest, boards)
                        .chain(versions -> rows.heads(id, until, versions))
                        .chain(heads -> rows.documents(
                                        id,
                                        heads.stream()
                                                .filter(head -> !known.containsKey(head))
                                                .toList())
                                .map(documents -> new Stored(boards, heads, metrics(heads, known, documents)))));
    }

    /// Before any board is made no metrics are shown.
    private Uni<ComparableVersions> shown(SnapshotRows rows, Assessment newest, List<Version> boards) {
        NavigableMap<Integer, Assessment> known =
                defined.computeIfAbsent(newest.id(), id -> new ConcurrentSkipListMap<>());
        return rows.defined(newest.id(), List.copyOf(known.keySet())).map(documents -> {
            documents.forEach((version, document) -> known.put(version, form.assessment(document)));
            return boards.stream().mapToInt(board -> board.basis().assessmentVersion()).max().stream()
                    .mapToObj(version -> ComparableVersions.around(known, version, newest))
                    .findFirst()
                    .orElse(new ComparableVersions(1, 0));
        });
    }

    private Map<Head, CityMetrics> metrics(
            List<Head> heads, Map<Head, CityMetrics> known, Map<String, String> documents) {
        Map<Head, CityMetrics> metrics = new HashMap<>();
        for (Head head : heads) {
            @Nullable CityMetrics present = known.get(head);
            @Nullable String document = documents.get(head.city());
            if (present != null) {
                metrics.put(head, present);
            } else if (document != null) {
                metrics.put(head, form.metrics(document));
            }
        }
        return Map.copyOf(metrics);
    }

    @Override
    public Uni<Optional<Made>> madeAt(BoardKey board, long sequence) {
        return transactions.inTransaction(tx -> new SnapshotRows(tx).madeAt(board, sequence));
    }
}
