package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.BoundedStatements;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Moves of cities (table `board_move`); where a city came from is its row before.
final class MoveRows {
    private static final String MOVE = """
            m.board, m.sequence, m.city, m.rank_before, m.rank, m.tier, m.score, m.rates, m.reasons, m.gone,
              m.observations, p.tier as p_tier, p.score as p_score, p.rates as p_rates, p.reasons as p_reasons,
              p.gone as p_gone""";

    private static final String BEFORE = """
            left join lateral (select * from board_move p
              where p.board = m.board and p.city = m.city and p.sequence < m.sequence
              order by p.sequence desc limit 1) p on true""";

    private static final String OF_CHANGES = """
            select %s
            from unnest(cast(:boards as bigint[]), cast(:sequences as bigint[])) as k (board, sequence)
              join board_move m on m.board = k.board and m.sequence = k.sequence
              %s
            order by m.board, m.sequence, m.city""".formatted(MOVE, BEFORE);

    private static final String OF_CITY = """
            select %s, c.epoch, c.at, c.cause
            from board b
              join board_move m on m.board = b.id and m.city = :city and m.sequence < :before
              join rank_change c on c.assessment = b.assessment and c.board = b.board and c.sequence = m.sequence
              %s
            where b.assessment = :assessment and b.board = :board
            order by m.sequence desc limit :limit""".formatted(MOVE, BEFORE);

    private static final String ADD = """
            insert into board_move (board, city, sequence, rank_before, rank, tier, score, rates, reasons, gone,
              observations)
            select i.id, r.city, r.sequence, r.rank_before, r.rank, r.tier, r.score, r.rates, r.reasons, r.gone,
              r.observations
            from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:cities as text[]),
                cast(:sequences as bigint[]), cast(:ranksBefore as bigint[]), cast(:ranks as bigint[]),
                cast(:tiers as text[]), cast(:scores as double precision[]), cast(:rates as text[]),
                cast(:reasons as text[]), cast(:gone as boolean[]), cast(:observations as text[]))
              as r (assessment, board, city, sequence, rank_before, rank, tier, score, rates, reasons, gone,
                observations)
              join board i on i.assessment = r.assessment and i.board = r.board""";

    /// About how many characters a row has.
    private static final int ROW = 200;

    private final Mutiny.StatelessSession tx;

    MoveRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    /// Rows of [#move(Object[])] that belong to these changes, by board, sequence and city.
    Uni<List<Object[]>> of(Long[] boards, Long[] sequences) {
        return tx.createNativeQuery(OF_CHANGES, Object[].class)
                .setParameter("boards", boards)
                .setParameter("sequences", sequences)
                .getResultList();
    }

    Uni<List<CityChange>> ofCity(BoardKey board, String city, long before, int limit) {
        return tx.createNativeQuery(OF_CITY, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("city", city)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new CityChange(
                                new BoardVersion(Math.toIntExact(number(row[16])), number(row[1])),
                                Columns.known(row[17]),
                                new Cause(Cause.Kind.of(text(row[18])), observations(row)),
                                move(row)))
                        .toList());
    }

    Uni<Void> add(List<Numbered> changes) {
        List<Row> rows = new ArrayList<>();
        changes.forEach(n -> n.change().moves().forEach(move -> rows.add(Row.of(n, move))));
        return BoundedStatements.write(rows, _ -> ROW, this::insert);
    }

    private Uni<Void> insert(List<Row> rows) {
        return tx.createNativeQuery(ADD)
                .setParameter("assessments", texts(rows, row -> row.board().assessment()))
                .setParameter("boards", texts(rows, row -> row.board().board()))
                .setParameter("cities", texts(rows, row -> row.move().city()))
                .setParameter("sequences", longs(rows, Row::sequence))
                .setParameter("ranksBefore", ranks(rows, Move::from))
                .setParameter("ranks", ranks(rows, Move::to))
                .setParameter("tiers", texts(rows, row -> Columns.tier(row.standing())))
                .setParameter(
                        "scores",
                        rows.stream().map(row -> Columns.score(row.standing())).toArray(Double[]::new))
                .setParameter("rates", texts(rows, row -> Columns.rates(row.standing())))
                .setParameter("reasons", texts(rows, row -> Columns.reasons(row.standing())))
                .setParameter(
                        "gone",
                        rows.stream().map(row -> row.move().to() == null).toArray(Boolean[]::new))
                .setParameter("observations", texts(rows, Row::observations))
                .executeUpdate()
                .replaceWithVoid();
    }

    static Move move(Object[] row) {
        boolean came = !Boolean.FALSE.equals(row[15]);
        boolean gone = Boolean.TRUE.equals(row[9]);
        return new Move(
                text(row[2]),
                came ? null : new Place(Columns.rank(row[3]), Columns.standing(row[11], row[12], row[13], row[14])),
                gone ? null : new Place(Columns.rank(row[4]), Columns.standing(row[5], row[6], row[7], row[8])));
    }

    static List<String> observations(Object[] row) {
        String ids = text(row[10]);
        return ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1));
    }

    private static Long[] ranks(List<Row> rows, Function<Move, @Nullable Place> side) {
        return rows.stream()
                .map(row -> side.apply(row.move()))
                .map(place -> place == null || place.rank() == null ? null : (Long) (long) place.rank())
                .toArray(Long[]::new);
    }

    /// @param standing the new one; of a city that left, the last one
    private record Row(BoardKey board, long sequence, Move move, Standing standing, String observations) {
        static Row of(Numbered numbered, Move move) {
            @Nullable Place last = move.to() == null ? move.from() : move.to();
            if (last == null) {
                throw new IllegalArgumentException("a move from nowhere to nowhere: " + move.city());
            }
            return new Row(
                    numbered.change().board(),
                    numbered.change().version().sequence(),
                    move,
                    last.standing(),
                    String.join(" ", numbered.observations().getOrDefault(move.city(), List.of())));
        }
    }
}
