package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.instant;
import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore.BoardMoved;
import io.tandem.ranking.application.BoardStore.Step;
import io.tandem.ranking.application.BoardStore.StoredBoard;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Boards (table `board`) and their standings at any sequence (from `board_move`).
final class BoardRows {
    private static final String CREATE = """
            insert into board (assessment, board)
            select * from unnest(cast(:assessments as text[]), cast(:boards as text[])) as b (assessment, board)
            order by 1, 2 on conflict do nothing""";

    private static final String BOARDS = """
            select id, sequence, assessment, board, epoch, at, assessment_version, roster_version from board
            where cardinality(cast(:assessments as text[])) = 0 or assessment = any (cast(:assessments as text[]))
            order by assessment, board""";

    private static final String BOARD_AT = """
            select b.id, c.sequence, b.assessment, b.board, c.epoch, c.at, c.assessment_version, c.roster_version
            from board b join rank_change c on c.assessment = b.assessment and c.board = b.board
            where b.assessment = :assessment and b.board = :board and c.sequence = :sequence""";

    private static final String VERSION_AT = """
            select epoch, sequence from rank_change where assessment = :assessment and board = :board and at <= :instant
            order by at desc, sequence desc limit 1""";

    /// Walks from city to city along the primary key, so that the cost grows with the cities and not with their
    /// history.
    private static final String STANDINGS = """
            with recursive target as (
              select * from unnest(cast(:boards as bigint[]), cast(:sequences as bigint[])) as t (board, sequence)),
            city as (
              select t.board, t.sequence, (select min(m.city) from board_move m where m.board = t.board) as city
              from target t
              union all
              select c.board, c.sequence,
                (select min(m.city) from board_move m where m.board = c.board and m.city > c.city)
              from city c where c.city is not null)
            select c.board, c.city, m.tier, m.score, m.rates, m.reasons
            from city c cross join lateral (
              select tier, score, rates, reasons, gone from board_move m
              where m.board = c.board and m.city = c.city and m.sequence <= c.sequence
              order by m.sequence desc limit 1) m
            where c.city is not null and not m.gone""";

    private static final String ADVANCE = """
            update board b set sequence = s.new_sequence, epoch = s.new_epoch, at = s.at,
              assessment_version = s.assessment_version, roster_version = s.roster_version
            from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:oldEpochs as bigint[]),
                cast(:old as bigint[]), cast(:newEpochs as bigint[]), cast(:new as bigint[]),
                cast(cast(:ats as text[]) as timestamptz[]), cast(:assessmentVersions as bigint[]),
                cast(:rosterVersions as bigint[]))
              as s (assessment, board, old_epoch, old_sequence, new_epoch, new_sequence, at, assessment_version,
                roster_version)
            where b.assessment = s.assessment and b.board = s.board
              and b.epoch = s.old_epoch and b.sequence = s.old_sequence""";

    private final Mutiny.StatelessSession tx;

    BoardRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<Void> create(List<BoardKey> boards) {
        return tx.createNativeQuery(CREATE)
                .setParameter("assessments", texts(boards, BoardKey::assessment))
                .setParameter("boards", texts(boards, BoardKey::board))
                .executeUpdate()
                .replaceWithVoid();
    }

    /// The boards of some assessments; of all when none is named.
    Uni<List<StoredBoard>> boards(Collection<String> assessments) {
        return tx.createNativeQuery(BOARDS, Object[].class)
                .setParameter("assessments", assessments.toArray(String[]::new))
                .getResultList()
                .chain(this::withStandings);
    }

    Uni<Optional<StoredBoard>> boardAt(BoardKey board, long sequence) {
        return tx.createNativeQuery(BOARD_AT, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("sequence", sequence)
                .getResultList()
                .chain(this::withStandings)
                .map(boards -> boards.stream().findFirst());
    }

    Uni<Optional<BoardVersion>> versionAt(BoardKey board, Instant instant) {
        return tx.createNativeQuery(VERSION_AT, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("instant", instant)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> version(row[0], row[1])));
    }

    Uni<Void> advance(List<Step> steps) {
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
                .setParameter("assessmentVersions", longs(steps, step ->
                        (long) step.basis().assessmentVersion()))
                .setParameter("rosterVersions", longs(steps, step ->
                        (long) step.basis().rosterVersion()))
                .executeUpdate()
                .invoke(moved -> {
                    if (moved != steps.size()) {
                        throw new BoardMoved(steps.size(), moved);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<StoredBoard>> withStandings(List<Object[]> boards) {
        if (boards.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.createNativeQuery(STANDINGS, Object[].class)
                .setParameter("boards", longs(boards, row -> number(row[0])))
                .setParameter("sequences", longs(boards, row -> number(row[1])))
                .getResultList()
                .map(rows -> {
                    Map<Long, Map<String, Standing>> standings = new HashMap<>();
                    rows.forEach(row -> standings
                            .computeIfAbsent(number(row[0]), _ -> new HashMap<>())
                            .put(text(row[1]), Columns.standing(row[2], row[3], row[4], row[5])));
                    return boards.stream()
                            .map(row -> stored(row, standings.getOrDefault(number(row[0]), Map.of())))
                            .toList();
                });
    }

    private static StoredBoard stored(Object[] row, Map<String, Standing> standings) {
        return new StoredBoard(
                new BoardKey(text(row[2]), text(row[3])),
                version(row[4], row[1]),
                instant(row[5]),
                new Basis(Math.toIntExact(number(row[6])), Math.toIntExact(number(row[7]))),
                standings);
    }

    private static BoardVersion version(@Nullable Object epoch, @Nullable Object sequence) {
        return new BoardVersion(Math.toIntExact(number(epoch)), number(sequence));
    }
}
