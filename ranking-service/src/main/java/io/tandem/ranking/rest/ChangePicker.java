package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one stream says of a board's changes: each by itself, or those that wait as one.
final class ChangePicker {
    private final Opening opening;
    private final int enough;
    private final List<BoardChange> waiting = new ArrayList<>();
    private int moves;

    /// @param enough moves to be taken as one, so that neither memory nor time grow with a client's absence
    ChangePicker(Opening opening, int enough) {
        this.opening = opening;
        this.enough = enough;
    }

    /// What is wanted of the next changes, as far as there is room.
    ///
    /// @param cursor version before the first of them
    Picked each(BoardVersion cursor, List<BoardChange> changes, int room) {
        List<StreamMessage.Selected> wanted = new ArrayList<>();
        BoardVersion reached = cursor;
        boolean unsaid = false;
        for (BoardChange change : changes) {
            if (wanted.size() == room) {
                break;
            }
            Optional<Selection> selection = opening.selector().select(change);
            selection.ifPresent(
                    some -> wanted.add(new StreamMessage.Selected(change, opening.filtered() ? some : null)));
            reached = change.version();
            unsaid = selection.isEmpty();
        }
        return new Picked(reached, unsaid, wanted.isEmpty() ? null : new StreamMessage.Changes(wanted));
    }

    /// Puts changes by, to be taken as one with those that follow.
    void gather(List<BoardChange> changes) {
        waiting.addAll(changes);
        changes.forEach(change -> moves += Math.max(1, change.moves().size()));
    }

    /// Whether nothing has been put by.
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean hasEnough() {
        return moves >= enough;
    }

    /// The version of the last change that has been put by.
    ///
    /// @param cursor when there is none
    BoardVersion last(BoardVersion cursor) {
        return waiting.isEmpty() ? cursor : waiting.getLast().version();
    }

    /// What is wanted of the changes that have been put by, taken as one.
    ///
    /// @param cursor version before the first of them
    Picked together(BoardVersion cursor) {
        NetChange net = NetChange.of(cursor, waiting);
        Optional<Selection> selection = opening.selector().select(net, List.copyOf(waiting));
        waiting.clear();
        moves = 0;
        return new Picked(
                net.version(),
                selection.isEmpty(),
                selection.map(wanted -> new StreamMessage.Latest(net, wanted)).orElse(null));
    }

    /// What comes of some changes.
    ///
    /// @param cursor the client's version after them
    /// @param unsaid whether `message` does not tell that version
    /// @param message null when nothing of them is wanted
    record Picked(
            BoardVersion cursor, boolean unsaid, @Nullable StreamMessage message) {}
}
