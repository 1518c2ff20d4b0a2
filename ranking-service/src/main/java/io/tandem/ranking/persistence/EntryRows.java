package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore.Step;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.Standing;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The cities' standings (table `board_entry`), as steps of boards change them.
final class EntryRows {
    private static final String PUT = """
            insert into board_entry as e (assessment, board, city, tier, score, rates, reasons)
            select a, b, c, t, s, cast(r as jsonb), cast(u as jsonb)
            from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:cities as text[]),
                cast(:tiers as text[]), cast(:scores as double precision[]), cast(:rates as text[]),
                cast(:reasons as text[]))
              as r (a, b, c, t, s, r, u)
            on conflict (assessment, board, city) do update set tier = excluded.tier, score = excluded.score,
              rates = excluded.rates, reasons = excluded.reasons""";

    private static final String REMOVE = """
            delete from board_entry e
            using unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:cities as text[]))
              as g (assessment, board, city)
            where e.assessment = g.assessment and e.board = g.board and e.city = g.city""";

    private final Mutiny.StatelessSession tx;

    EntryRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<Void> put(List<Step> steps) {
        List<Entry> entries = steps.stream()
                .flatMap(step ->
                        step.put().entrySet().stream().map(e -> new Entry(step.board(), e.getKey(), e.getValue())))
                .toList();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(PUT)
                .setParameter("assessments", texts(entries, e -> e.board().assessment()))
                .setParameter("boards", texts(entries, e -> e.board().board()))
                .setParameter("cities", texts(entries, Entry::city))
                .setParameter("tiers", texts(entries, e -> Columns.tier(e.standing())))
                .setParameter(
                        "scores",
                        entries.stream().map(e -> Columns.score(e.standing())).toArray(Double[]::new))
                .setParameter("rates", texts(entries, e -> Columns.rates(e.standing())))
                .setParameter("reasons", texts(entries, e -> Columns.reasons(e.standing())))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> remove(List<Step> steps) {
        List<List<String>> gone = steps.stream()
                .flatMap(step -> step.gone().stream()
                        .map(city ->
                                List.of(step.board().assessment(), step.board().board(), city)))
                .toList();
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(REMOVE)
                .setParameter("assessments", texts(gone, List::getFirst))
                .setParameter("boards", texts(gone, triple -> triple.get(1)))
                .setParameter("cities", texts(gone, List::getLast))
                .executeUpdate()
                .replaceWithVoid();
    }

    private record Entry(BoardKey board, String city, Standing standing) {}
}
