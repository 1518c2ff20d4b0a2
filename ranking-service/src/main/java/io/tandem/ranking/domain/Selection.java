package io.tandem.ranking.domain;

import java.util.List;

/// What a subscriber gets of one change, or of several taken as one.
///
/// @param moves those that it wants, by city code
/// @param watched what became of the cities that it watches, as far as it wants to know, by city code
public record Selection(List<Move> moves, List<WatchedMove> watched) {
    /// Copies both lists.
    public Selection {
        moves = List.copyOf(moves);
        watched = List.copyOf(watched);
    }

    boolean isEmpty() {
        return moves.isEmpty() && watched.isEmpty();
    }
}
