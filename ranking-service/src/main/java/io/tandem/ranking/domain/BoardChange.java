package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.List;

/// The net moves that took a board from the version before to `version`.
///
/// @param at when it was committed; not before the change before it
/// @param basis what the board is made by from this version on
/// @param moves ordered by city code; empty only when a definition changed and no city moved
public record BoardChange(
        BoardKey board, BoardVersion version, Instant at, Basis basis, Cause cause, List<Move> moves) {
    /// Copies the moves.
    public BoardChange {
        if (moves.isEmpty() && !cause.kind().isDefinition()) {
            throw new IllegalArgumentException("a change of " + board + " without moves at " + version);
        }
        moves = List.copyOf(moves);
    }

    /// How much there is of it: moves and ids of observations, of which one move can have thousands; at least 1.
    public int size() {
        return Math.max(1, moves.size() + cause.observations().size());
    }
}
