package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Changes of boards: a head each (table `rank_change`) and their moves ([MoveRows]).
final class ChangeRows {
    private static final String HEADS = """
            select b.id, c.sequence, c.assessment, c.board, c.epoch, c.at, c.assessment_version, c.roster_version,
              c.cause, c.lane, c.lane_sequence
            from rank_change c join board b on b.assessment = c.assessment and b.board = c.board
            """;

    private static final String OF_LANE =
            HEADS + "where c.lane = :lane and c.lane_sequence > :after order by c.lane_sequence limit :limit";

    private static final String OF_BOARD = HEADS + """
            where c.assessment = :assessment and c.board = :board and c.sequence > :after
            order by c.sequence limit :limit""";

    private static final String ADD = """
            insert into rank_change (assessment, board, epoch, sequence, lane, lane_sequence, at, cause,
              assessment_version, roster_version)
            select * from unnest(cast(:assessments as text[]), cast(:boards as text[]), cast(:epochs as bigint[]),
                cast(:sequences as bigint[]), cast(:lanes as bigint[]), cast(:laneSequences as bigint[]),
                cast(cast(:ats as text[]) as timestamptz[]), cast(:causes as text[]),
                cast(:assessmentVersions as bigint[]), cast(:rosterVersions as bigint[]))""";

    private final Mutiny.StatelessSession tx;
    private final MoveRows moves;

    ChangeRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
        this.moves = new MoveRows(tx);
    }

    Uni<List<Numbered>> ofLane(int lane, long after, int limit) {
        return tx.createNativeQuery(OF_LANE, Object[].class)
                .setParameter("lane", lane)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList()
                .chain(this::withMoves);
    }

    Uni<List<BoardChange>> after(BoardKey board, BoardVersion after, int limit) {
        return tx.createNativeQuery(OF_BOARD, Object[].class)
                .setParameter("assessment", board.assessment())
                .setParameter("board", board.board())
                .setParameter("after", after.sequence())
                .setParameter("limit", limit)
                .getResultList()
                .chain(this::withMoves)
                .map(changes -> changes.stream().map(Numbered::change).toList());
    }

    Uni<Void> add(List<Numbered> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(ADD)
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
                .setParameter("assessmentVersions", longs(changes, n ->
                        (long) n.change().basis().assessmentVersion()))
                .setParameter("rosterVersions", longs(changes, n ->
                        (long) n.change().basis().rosterVersion()))
                .executeUpdate()
                .chain(() -> moves.add(changes));
    }

    private Uni<List<Numbered>> withMoves(List<Object[]> heads) {
        if (heads.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return moves.of(longs(heads, head -> number(head[0])), longs(heads, head -> number(head[1])))
                .map(rows -> {
                    Map<List<Long>, List<Object[]>> byChange = new HashMap<>();
                    rows.forEach(row -> byChange.computeIfAbsent(
                                    List.of(number(row[0]), number(row[1])), _ -> new ArrayList<>())
                            .add(row));
                    return heads.stream()
                            .map(head -> change(
                                    head, byChange.getOrDefault(List.of(number(head[0]), number(head[1])), List.of())))
                            .toList();
                });
    }

    private static Numbered change(Object[] head, List<Object[]> rows) {
        List<Move> moves = rows.stream().map(MoveRows::move).toList();
        Map<String, List<String>> observations = new LinkedHashMap<>();
        rows.forEach(row -> observations.put(text(row[2]), MoveRows.observations(row)));
        Set<String> all = new LinkedHashSet<>();
        observations.values().forEach(all::addAll);
        BoardChange change = new BoardChange(
                new BoardKey(text(head[2]), text(head[3])),
                new BoardVersion(Math.toIntExact(number(head[4])), number(head[1])),
                Columns.known(head[5]),
                new Basis(Math.toIntExact(number(head[6])), Math.toIntExact(number(head[7]))),
                new Cause(Cause.Kind.of(text(head[8])), List.copyOf(all)),
                moves);
        return new Numbered(Math.toIntExact(number(head[9])), number(head[10]), change, observations);
    }
}
