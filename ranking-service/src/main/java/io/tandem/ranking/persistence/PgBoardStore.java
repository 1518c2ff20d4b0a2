package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.CityMetrics;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The writer's statements, in the order of lane, board and city, so that two writers cannot deadlock.
final class PgBoardStore implements BoardStore {
    private static final String CREATE = """
            insert into board (assessment, board)
            select * from unnest(cast(:assessments as text[]), cast(:boards as text[])) as b (assessment, board)
            order by 1, 2 on conflict do nothing""";

    private static final String METRICS = """
            select cast(document as text) from city_metrics where assessment = any (cast(:assessments as text[]))
            order by assessment, city""";

    private static final String ADVANCE = """
            update board b set sequence = s.new_sequence, epoch = s.new_epoch, at = s.at
            from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:oldEpochs as bigint[]),
                cast(:old as bigint[]), cast(:newEpochs as bigint[]), cast(:new as bigint[]),
                cast(cast(:ats as text[]) as timestamptz[]))
              as s (assessment, board, old_epoch, old_sequence, new_epoch, new_sequence, at)
            where b.assessment = s.assessment and b.board = s.board
              and b.epoch = s.old_epoch and b.sequence = s.old_sequence""";

    private static final String PUT_METRICS = """
            insert into city_metrics as m (assessment, city, lane, sequence, document)
            select a, c, l, s, cast(d as jsonb)
            from unnest(cast(:assessments as text[]), cast(:cities as text[]), cast(:lanes as bigint[]),
                cast(:sequences as bigint[]), cast(:documents as text[]))
              as r (a, c, l, s, d)
            on conflict (assessment, city) do update set lane = excluded.lane, sequence = excluded.sequence,
              document = excluded.document
            where m.sequence < excluded.sequence""";

    private static final String ADD_CHANGES = """
            insert into rank_change
              (assessment, board, epoch, sequence, lane, lane_sequence, at, cause, observations, moves)
            select a, b, e, s, l, n, t, c, cast(o as jsonb), cast(m as jsonb)
            from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:epochs as bigint[]),
                cast(:sequences as bigint[]), cast(:lanes as bigint[]), cast(:laneSequences as bigint[]),
                cast(cast(:ats as text[]) as timestamptz[]), cast(:causes as text[]),
                cast(:observations as text[]), cast(:moves as text[]))
              as r (a, b, e, s, l, n, t, c, o, m)""";

    private final Mutiny.StatelessSession tx;
    private final BoardRows rows;
    private final EntryRows entries;
    private final WireForm form;

    PgBoardStore(Mutiny.StatelessSession tx, WireForm form) {
        this.tx = tx;
        this.rows = new BoardRows(tx, form);
        this.entries = new EntryRows(tx);
        this.form = form;
    }

    @Override
    public Uni<List<StoredBoard>> open(Collection<BoardKey> boards) {
        List<BoardKey> keys = boards.stream().sorted().toList();
        return tx.createNativeQuery(CREATE)
                .setParameter("assessments", texts(keys, BoardKey::assessment))
                .setParameter("boards", texts(keys, BoardKey::board))
                .executeUpdate()
                .chain(() -> rows.boards(
                        keys.stream().map(BoardKey::assessment).distinct().toList()));
    }

    @Override
    public Uni<List<CityMetrics>> metricsOf(Collection<String> assessments) {
        return tx.createNativeQuery(METRICS, String.class)
                .setParameter("assessments", assessments.toArray(String[]::new))
                .getResultList()
                .map(documents -> documents.stream().map(form::metrics).toList());
    }

    @Override
    public Uni<Void> save(Commit commit) {
        return advance(commit.steps())
                .chain(() -> entries.put(commit.steps()))
                .chain(() -> entries.remove(commit.steps()))
                .chain(() -> putMetrics(commit.metrics()))
                .chain(() -> addChanges(commit.changes()));
    }

    @Override
    public Uni<List<Numbered>> changesOf(int lane, long after, int limit) {
        return rows.changesOf(lane, after, limit);
    }

    private Uni<Void> advance(List<Step> steps) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(ADVANCE)
                .setParameter("assessments", texts(steps, step -> step.board().assessment()))
                .setParameter("boards", texts(steps, step -> step.board().board()))
                .setParameter(
                        "oldEpochs", longs(steps, step -> (long) step.from().epoch()))
                .setParameter("old", longs(steps, step -> step.from().sequence()))
                .setParameter("newEpochs", longs(steps, step -> (long) step.to().epoch()))
                .setParameter("new", longs(steps, step -> step.to().sequence()))
                .setParameter("ats", texts(steps, step -> step.at().toString()))
                .executeUpdate()
                .invoke(moved -> {
                    if (moved != steps.size()) {
                        throw new BoardMoved(steps.size(), moved);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> putMetrics(List<CityMetrics> metrics) {
        if (metrics.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(PUT_METRICS)
                .setParameter("assessments", texts(metrics, CityMetrics::assessment))
                .setParameter("cities", texts(metrics, CityMetrics::city))
                .setParameter("lanes", longs(metrics, city -> (long) city.lane()))
                .setParameter("sequences", longs(metrics, CityMetrics::sequence))
                .setParameter("documents", texts(metrics, form::metrics))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> addChanges(List<Numbered> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(ADD_CHANGES)
                .setParameter(
                        "assessments", texts(changes, n -> n.change().board().assessment()))
                .setParameter("boards", texts(changes, n -> n.change().board().board()))
                .setParameter("epochs", longs(changes, n ->
                        (long) n.change().version().epoch()))
                .setParameter(
                        "sequences", longs(changes, n -> n.change().version().sequence()))
                .setParameter("lanes", longs(changes, n -> (long) n.lane()))
                .setParameter("laneSequences", longs(changes, Numbered::laneSequence))
                .setParameter("ats", texts(changes, n -> n.change().at().toString()))
                .setParameter(
                        "causes", texts(changes, n -> n.change().cause().kind().code()))
                .setParameter(
                        "observations",
                        texts(changes, n -> Columns.json(n.change().cause().observations())))
                .setParameter("moves", texts(changes, n -> form.moves(n.change().moves())))
                .executeUpdate()
                .replaceWithVoid();
    }
}
