package io.tandem.ranking.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.application.BoardStore.StoredBoard;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What writers and readers select.
final class BoardRows {
    private static final String BOARDS = """
            select assessment, board, epoch, sequence, at from board
            where cardinality(cast(:assessments as text[])) = 0 or assessment = any (cast(:assessments as text[]))
            order by assessment, board""";

    private static final String ENTRIES = """
            select assessment, board, city, tier, score, cast(rates as text), cast(reasons as text) from board_entry
            where cardinality(cast(:assessments as text[])) = 0 or assessment = any (cast(:assessments as text[]))""";

    private static final String CHANGE = """
            select assessment, board, epoch, sequence, at, cause, cast(observations as text), cast(moves as text),
              lane, lane_sequence from rank_change
            """;

    private static final String OF_LANE =
            CHANGE + "where lane = :lane and lane_sequence > :after order by lane_sequence limit :limit";

    private static final String OF_BOARD = CHANGE + """
            where assessment = :assessment and board = :board and epoch = :epoch and sequence > :after
            order by sequence limit :limit""";

    private static final String CITY = """
            select cast(document as text) from city_metrics where assessment = :assessment and city = :city""";

    private final Mutiny.StatelessSession tx;
    private final WireForm form;

    BoardRows(Mutiny.StatelessSession tx, WireForm form) {
        this.tx = tx;
        this.form = form;
    }

    /// The boards of some assessments; of all when none is named.
    Uni<List<StoredBoard>> boards(Collection<String> assessments) {
        String[] ids = assessments.toArray(String[]::new);
        return tx.createNativeQuery(BOARDS, Object[].class)
                .setParameter("assessments", ids)
                .getResultList()
                .chain(boards -> tx.createNativeQuery(ENTRIES, Object[].class)
                        .setParameter("assessments", ids)
                        .getResultList()
                        .map(entries -> stored(boards, entries)));
    }

    Uni<List<Numbered>> changesOf(int lane, long after, int limit) {
        return tx.createNativeQuery(OF_LANE, Object[].class)
                .setParameter("lane", lane)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Numbered(
                                Math.toIntExact(Columns.number(row[8])), Columns.number(row[9]), change(row)))
                        .toList());
    }

    Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
        return tx.createNativeQuery(OF_BOARD, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("epoch", after.epoch())
                .setParameter("after", after.sequence())
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::change).toList());
    }

    Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
        return tx.createNativeQuery(CITY, String.class)
                .setParameter("assessment", assessment)
                .setParameter("city", city)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(form::metrics));
    }

    private BoardChange change(Object[] row) {
        Instant at = Objects.requireNonNull(Columns.instant(row[4]), "a change without an instant");
        return new BoardChange(
                key(row),
                version(row),
                at,
                new Cause(Cause.Kind.of(Columns.text(row[5])), Columns.strings(row[6])),
                form.moves(Columns.text(row[7])));
    }

    private static List<StoredBoard> stored(List<Object[]> boards, List<Object[]> entries) {
        Map<BoardKey, Map<String, Standing>> standings = new HashMap<>();
        for (Object[] row : entries) {
            standings
                    .computeIfAbsent(key(row), any -> new HashMap<>())
                    .put(Columns.text(row[2]), Columns.standing(row[3], row[4], row[5], row[6]));
        }
        return boards.stream()
                .map(row -> new StoredBoard(
                        key(row), version(row), Columns.instant(row[4]), standings.getOrDefault(key(row), Map.of())))
                .toList();
    }

    private static BoardKey key(Object[] row) {
        return new BoardKey(Columns.text(row[0]), Columns.text(row[1]));
    }

    private static BoardVersion version(Object[] row) {
        return new BoardVersion(Math.toIntExact(Columns.number(row[2])), Columns.number(row[3]));
    }
}
