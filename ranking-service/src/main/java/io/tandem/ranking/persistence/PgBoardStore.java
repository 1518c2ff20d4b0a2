package io.tandem.ranking.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.application.RankedBy;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.CityMetrics;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The writer's statements, in the order of lane, board and city, so that two writers cannot deadlock.
final class PgBoardStore implements BoardStore {
    private final BoardRows boards;
    private final ChangeRows changes;
    private final MetricsRows metrics;
    private final DefinitionRows definitions;

    PgBoardStore(Mutiny.StatelessSession tx, WireForm form) {
        this.boards = new BoardRows(tx);
        this.changes = new ChangeRows(tx);
        this.metrics = new MetricsRows(tx, form);
        this.definitions = new DefinitionRows(tx, form);
    }

    @Override
    public Uni<List<RankedBy>> rankedBy(Collection<String> assessments) {
        return definitions.bases(assessments);
    }

    @Override
    public Uni<List<StoredBoard>> open(Collection<BoardKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return boards.create(keys.stream().sorted().toList())
                .chain(() -> boards.boards(
                        keys.stream().map(BoardKey::assessment).distinct().toList()));
    }

    @Override
    public Uni<List<Seen>> seen(Collection<String> assessments) {
        return metrics.seen(assessments);
    }

    @Override
    public Uni<List<CityMetrics>> metricsOf(String assessment) {
        return metrics.newest(assessment);
    }

    @Override
    public Uni<Void> save(Commit commit) {
        return boards.advance(commit.steps())
                .chain(() -> definitions.put(commit.made(), commit.at()))
                .chain(() -> metrics.add(commit.metrics(), commit.at()))
                .chain(() -> changes.add(commit.changes()));
    }

    @Override
    public Uni<List<Numbered>> changesOf(int lane, long after, int limit) {
        return changes.ofLane(lane, after, limit);
    }
}
