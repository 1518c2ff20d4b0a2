package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.List;

/// The net moves that took a board from the version before to `version`.
///
/// @param at when it was committed
/// @param moves ordered by city code, never empty
public record BoardChange(BoardKey board, BoardVersion version, Instant at, Cause cause, List<Move> moves) {
    /// Copies the moves.
    public BoardChange {
        if (moves.isEmpty()) {
            throw new IllegalArgumentException("a change of " + board + " without moves at " + version);
        }
        moves = List.copyOf(moves);
    }
}
