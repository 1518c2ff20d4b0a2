package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The writer's view of the database, inside one transaction.
public interface BoardStore {
    /// Makes stores.
    interface Source {
        /// The store inside a transaction.
        BoardStore in(Mutiny.StatelessSession tx);
    }

    /// Reads boards and makes sure that each exists, if only empty.
    Uni<List<StoredBoard>> open(Collection<BoardKey> boards);

    /// The newest metrics of every city of these assessments.
    Uni<List<CityMetrics>> metricsOf(Collection<String> assessments);

    /// Writes a batch's outcome.
    ///
    /// @return fails with [BoardMoved] when a board is not at the version that its step starts from
    Uni<Void> save(Commit commit);

    /// A lane's changes numbered above `after`, ascending.
    Uni<List<Numbered>> changesOf(int lane, long after, int limit);

    /// A board as it is stored.
    ///
    /// @param at null before the first change
    record StoredBoard(
            BoardKey board, BoardVersion version, @Nullable Instant at, Map<String, Standing> standings) {}

    /// A change with its number in the lane that it was committed in.
    record Numbered(int lane, long laneSequence, BoardChange change) {}

    /// What a batch does to one board.
    ///
    /// @param put new standings by city
    /// @param gone cities that left the board
    record Step(
            BoardKey board,
            BoardVersion from,
            BoardVersion to,
            Instant at,
            NavigableMap<String, Standing> put,
            NavigableSet<String> gone) {}

    /// What a batch writes.
    ///
    /// @param metrics at most one per assessment and city
    /// @param steps at most one per board
    record Commit(List<CityMetrics> metrics, List<Step> steps, List<Numbered> changes) {}

    /// Another writer has changed a board since it was read. Reading it again and repeating helps.
    final class BoardMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// Names the counts, because the database does not tell which board it was.
        public BoardMoved(int expected, int found) {
            super("%d of %d boards are at the version they were read at".formatted(found, expected));
        }
    }
}
