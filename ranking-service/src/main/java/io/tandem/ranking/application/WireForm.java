package io.tandem.ranking.application;

import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Move;
import java.util.List;

/// Messages as JSON in the form of the contracts, for whoever stores or streams them.
public interface WireForm {
    /// A change, as it is published.
    byte[] change(BoardChange change);

    /// A whole board, as a stream begins with it.
    byte[] snapshot(BoardView board);

    /// Moves alone, as part of a change.
    String moves(List<Move> moves);

    /// Reads what [#moves(List)] wrote.
    List<Move> moves(String json);

    /// A city's metrics, as metrics-service publishes them.
    String metrics(CityMetrics metrics);

    /// Reads what [#metrics(CityMetrics)] wrote.
    CityMetrics metrics(String json);
}
