package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The writer's view of the database, inside one transaction.
public interface BoardStore {
    /// Makes stores.
    interface Source {
        /// The store inside a transaction.
        BoardStore in(Mutiny.StatelessSession tx);
    }

    /// What the boards of these assessments are made by; an assessment without boards is not among them.
    Uni<List<RankedBy>> rankedBy(Collection<String> assessments);

    /// Reads boards and makes sure that each exists, if only empty.
    Uni<List<StoredBoard>> open(Collection<BoardKey> boards);

    /// Which metrics are the newest of every city of these assessments.
    Uni<List<Seen>> seen(Collection<String> assessments);

    /// The newest metrics of every city of an assessment.
    Uni<List<CityMetrics>> metricsOf(String assessment);

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
            BoardKey board, BoardVersion version, @Nullable Instant at, Basis basis, Map<String, Standing> standings) {}

    /// A city's newest metrics, without the figures.
    record Seen(String assessment, String city, long sequence, int assessmentVersion) {}

    /// A change with its number in the lane that it was committed in.
    ///
    /// @param observations city → ids of its observations that did it; cities of changed definitions have none
    record Numbered(int lane, long laneSequence, BoardChange change, Map<String, List<String>> observations) {}

    /// The step of one board from a version to another.
    record Step(BoardKey board, BoardVersion from, BoardVersion to, Instant at, Basis basis) {}

    /// What a batch writes.
    ///
    /// @param metrics at most one per assessment and city
    /// @param steps at most one per board
    /// @param made what assessments are made by from now on, where that changes
    record Commit(List<Arrival> metrics, List<Step> steps, List<Numbered> changes, List<RankedBy> made, Instant at) {}

    /// Another writer has changed a board since it was read. Reading it again and repeating helps.
    final class BoardMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// Names the counts, because the database does not tell which board it was.
        public BoardMoved(int expected, int found) {
            super("%d of %d boards are at the version they were read at".formatted(found, expected));
        }
    }
}
