package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stream says to its client, whatever carries it.
sealed interface StreamMessage {
    /// The whole board: the beginning of a stream.
    record Snapshot(BoardView board, Mode mode) implements StreamMessage {}

    /// The beginning of a resumed stream.
    ///
    /// @param cursor the client's version; the changes after it follow
    /// @param present the newest version
    record Hello(BoardKey board, BoardVersion cursor, BoardVersion present, Mode mode) implements StreamMessage {}

    /// The next changes, as far as they are wanted; not empty.
    record Changes(List<Selected> changes) implements StreamMessage {}

    /// Several changes taken as one.
    record Latest(NetChange change, Selection selection) implements StreamMessage {}

    /// The client is at this version; what came since the last message did not concern it.
    record Position(BoardVersion version) implements StreamMessage {}

    /// Nothing has happened; the client is still at this version.
    record Heartbeat(BoardVersion version) implements StreamMessage {}

    /// A change and what is wanted of it.
    ///
    /// @param selection null for all of it
    record Selected(BoardChange change, @Nullable Selection selection) {}
}
