package io.tandem.ranking.application;

import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One board of the read model: its newest state and the latest changes. Safe for concurrent use.
final class BoardFeed {
    private final BoardKey key;
    private final int sizeKept;
    /// By sequence, without a gap. Thousands of streams look for their place in it at every change.
    private final NavigableMap<Long, BoardChange> recent = new TreeMap<>();

    private int recentSize;
    private BoardState state = new BoardState();
    private BoardVersion version = BoardVersion.NEW;
    private @Nullable Instant at;
    private Basis basis = Basis.FIRST;
    private @Nullable BoardView view;

    /// An empty board.
    ///
    /// @param sizeKept bounds the latest changes in memory, see [BoardChange#size()]
    BoardFeed(BoardKey key, int sizeKept) {
        this.key = key;
        this.sizeKept = sizeKept;
    }

    BoardKey key() {
        return key;
    }

    synchronized BoardVersion version() {
        return version;
    }

    /// The newest state; built when somebody asks and kept until the next change.
    synchronized BoardView view() {
        @Nullable BoardView present = view;
        if (present == null) {
            present = BoardView.of(key, version, at, basis, state);
            view = present;
        }
        return present;
    }

    /// Takes a change if it is the next one.
    synchronized Offer offer(BoardChange change) {
        if (version.includes(change.version())) {
            return Offer.KNOWN;
        }
        if (!version.precedes(change.version())) {
            return Offer.GAP;
        }
        Map<String, BoardState.Update> updates = new HashMap<>();
        for (Move move : change.moves()) {
            @Nullable Place to = move.to();
            updates.put(move.city(), to == null ? new BoardState.Gone() : new BoardState.Present(to.standing()));
        }
        var _ = state.apply(updates);
        version = change.version();
        at = change.at();
        basis = change.basis();
        view = null;
        remember(change);
        return Offer.TAKEN;
    }

    /// Takes a whole board, unless the present one is as new.
    synchronized boolean replace(BoardStore.StoredBoard stored) {
        if (version.includes(stored.version())) {
            return false;
        }
        state = new BoardState(stored.standings());
        version = stored.version();
        at = stored.at();
        basis = stored.basis();
        view = null;
        recent.clear();
        recentSize = 0;
        return true;
    }

    /// What is known to follow a version; empty when only the database can tell.
    ///
    /// @param limit of the changes' size, exceeded by at most one change
    synchronized Optional<Replay> after(BoardVersion cursor, int limit) {
        if (cursor.equals(version)) {
            return Optional.of(new Replay.UpToDate());
        }
        @Nullable BoardChange last = recent.get(cursor.sequence());
        if (last == null || !last.version().equals(cursor)) {
            return Optional.empty();
        }
        List<BoardChange> changes = new ArrayList<>();
        int size = 0;
        for (BoardChange change : recent.tailMap(cursor.sequence(), false).values()) {
            if (size >= limit) {
                break;
            }
            changes.add(change);
            size += change.size();
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Replay.Changes(changes));
    }

    private void remember(BoardChange change) {
        recent.put(change.version().sequence(), change);
        recentSize += change.size();
        while (recentSize > sizeKept && recent.size() > 1) {
            recentSize -= recent.pollFirstEntry().getValue().size();
        }
    }

    /// What became of a change.
    enum Offer {
        TAKEN,
        KNOWN,
        GAP
    }
}
