package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import java.util.List;
import java.util.Optional;

/// The readers' view of the database; each call is a transaction of its own.
public interface BoardReader {
    /// Every board, all as of one moment.
    Uni<List<BoardStore.StoredBoard>> boards();

    /// Changes of the same epoch after a version, ascending.
    Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit);

    /// The newest metrics of a city; empty when nothing has been observed for it.
    Uni<Optional<CityMetrics>> metrics(String assessment, String city);
}
