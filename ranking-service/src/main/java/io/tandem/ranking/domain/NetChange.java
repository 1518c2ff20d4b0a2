package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Several changes of a board in a row, taken as one.
///
/// @param from the version that they start from; the first of them follows it
/// @param version the version after the last of them
/// @param at when the last was committed
/// @param basis what the board is made by from the last on
/// @param causes kinds of all of them
/// @param moves from the board at `from` to the board at `version`, by city code; cities whose standing is the same
///     again are left out
public record NetChange(
        BoardKey board,
        BoardVersion from,
        BoardVersion version,
        Instant at,
        Basis basis,
        Set<Cause.Kind> causes,
        List<NetMove> moves) {
    /// Copies both collections; causes by gravity.
    public NetChange {
        causes = Collections.unmodifiableSet(new TreeSet<>(causes));
        moves = List.copyOf(moves);
    }

    /// One city's move over all of the changes.
    ///
    /// @param move ranks are those on the whole board at the first and at the last version
    /// @param causes kinds of the changes in which it moved
    public record NetMove(Move move, Set<Cause.Kind> causes) {}

    /// Takes changes together.
    ///
    /// @param from version before the first
    /// @param changes without a gap; not empty
    public static NetChange of(BoardVersion from, List<BoardChange> changes) {
        if (changes.isEmpty() || !from.precedes(changes.getFirst().version())) {
            throw new IllegalArgumentException("changes that do not follow " + from);
        }
        NetMoves net = new NetMoves();
        Set<Cause.Kind> causes = new TreeSet<>();
        for (BoardChange change : changes) {
            net.add(change);
            causes.add(change.cause().kind());
        }
        BoardChange last = changes.getLast();
        return new NetChange(last.board(), from, last.version(), last.at(), last.basis(), causes, net.moves());
    }
}
