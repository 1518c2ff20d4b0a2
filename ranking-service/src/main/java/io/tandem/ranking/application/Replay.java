package io.tandem.ranking.application;

import io.tandem.ranking.domain.BoardChange;
import java.util.List;

/// What comes after a version of a board.
public sealed interface Replay {
    /// The next changes, without a gap; never empty, and perhaps not all.
    record Changes(List<BoardChange> changes) implements Replay {}

    /// Nothing yet.
    record UpToDate() implements Replay {}

    /// The version is of another epoch, of the future, or its successor is no longer kept: start over.
    record Gone() implements Replay {}
}
