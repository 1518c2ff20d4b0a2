package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The readers' view of the database; each call is a transaction of its own.
public interface BoardReader {
    /// Every board, all as of one moment.
    Uni<List<BoardStore.StoredBoard>> boards();

    /// A board as it stood at one of its sequences; empty when it has not come so far.
    Uni<Optional<BoardStore.StoredBoard>> boardAt(BoardKey board, long sequence);

    /// A board's newest version at an instant, that of a change included; empty when it was not made yet.
    Uni<Optional<BoardVersion>> versionAt(BoardKey board, Instant instant);

    /// An assessment and its roster in versions that a board was made by; empty when no board ever was.
    Uni<Optional<AssessmentDefinition>> definition(String assessment, Basis basis);

    /// Changes after a version, ascending.
    Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit);

    /// A city's own changes on a board with sequences below `before`, newest first.
    Uni<List<CityChange>> historyOf(BoardKey board, String city, long before, int limit);

    /// The newest metrics of a city; empty when nothing has been observed for it.
    Uni<Optional<CityMetrics>> metrics(String assessment, String city);

    /// The newest metrics of every city of an assessment.
    Uni<List<CityMetrics>> metricsOf(String assessment);
}
