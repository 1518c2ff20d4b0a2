package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.List;

/// A stream's messages as server-sent events.
@Singleton
class EventFrames {
    private static final byte[] END = {'\n', '\n'};
    /// How long a client waits before it reconnects.
    private static final String RETRY = "retry: 2000\n";

    private final StreamData data;
    private final NewestOf newest = new NewestOf();
    private final NewestOf snapshots = new NewestOf();

    EventFrames(StreamData data) {
        this.data = data;
    }

    Buffer of(StreamMessage message) {
        return switch (message) {
            case StreamMessage.Snapshot(BoardView board, Mode mode)
            when mode == Mode.ALL -> snapshots.bytes(board.board(), board.version(), () -> snapshot(board, mode));
            case StreamMessage.Snapshot(BoardView board, Mode mode) -> snapshot(board, mode);
            case StreamMessage.Hello hello ->
                Buffer.buffer(RETRY).appendBuffer(event(hello.cursor(), "hello", data.hello(hello)));
            case StreamMessage.Changes(List<StreamMessage.Selected> changes) -> changes(changes);
            case StreamMessage.Latest latest -> event(latest.change().version(), "latest", data.latest(latest));
            case StreamMessage.Position(BoardVersion version) -> position(version);
            case StreamMessage.Heartbeat(BoardVersion version) ->
                Buffer.buffer(": heartbeat " + version).appendBytes(END);
        };
    }

    /// Tells the client to start over: the empty id makes it forget where it was.
    Buffer reset(BoardKey board) {
        return Buffer.buffer("id:\nevent: reset\ndata: ")
                .appendBuffer(data.reset(board))
                .appendBytes(END);
    }

    /// Without data no event is dispatched, but a client that reconnects names this id.
    private static Buffer position(BoardVersion version) {
        return Buffer.buffer("id: " + version + "\n: position " + version).appendBytes(END);
    }

    private Buffer snapshot(BoardView board, Mode mode) {
        return Buffer.buffer(RETRY)
                .appendBuffer(
                        event(board.version(), "snapshot", data.snapshot(new StreamMessage.Snapshot(board, mode))));
    }

    private Buffer changes(List<StreamMessage.Selected> changes) {
        if (changes.size() == 1) {
            return change(changes.getFirst());
        }
        Buffer frames = Buffer.buffer();
        changes.forEach(change -> frames.appendBuffer(change(change)));
        return frames;
    }

    private Buffer change(StreamMessage.Selected selected) {
        return selected.selection() == null ? newest.bytes(selected.change(), () -> frame(selected)) : frame(selected);
    }

    private Buffer frame(StreamMessage.Selected selected) {
        return event(selected.change().version(), "change", data.change(selected));
    }

    private static Buffer event(BoardVersion id, String name, Buffer data) {
        return Buffer.buffer("id: " + id + "\nevent: " + name + "\ndata: ")
                .appendBuffer(data)
                .appendBytes(END);
    }
}
