package io.tandem.ranking.rest;

import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Server-sent events as bytes.
///
/// Nearly all subscribers want the newest change at the same moment, so each board's newest one is rendered
/// once.
@Singleton
class EventFrames {
    private static final byte[] END = {'\n', '\n'};

    private final WireForm form;
    private final Map<BoardKey, Rendered> newest = new ConcurrentHashMap<>();

    EventFrames(WireForm form) {
        this.form = form;
    }

    /// The whole board; the client waits two seconds before it reconnects.
    Buffer snapshot(BoardView board) {
        return Buffer.buffer("retry: 2000\n").appendBuffer(event(board.version(), "snapshot", form.snapshot(board)));
    }

    /// The beginning of a resumed stream; the changes after `cursor` follow.
    Buffer hello(BoardKey board, BoardVersion cursor, BoardVersion present) {
        JsonObject data = new JsonObject()
                .put("board", board.toString())
                .put("epoch", cursor.epoch())
                .put("sequence", cursor.sequence())
                .put("currentEpoch", present.epoch())
                .put("currentSequence", present.sequence());
        return Buffer.buffer("retry: 2000\n")
                .appendBuffer(event(cursor, "hello", data.encode().getBytes(StandardCharsets.UTF_8)));
    }

    Buffer changes(List<BoardChange> changes) {
        if (changes.size() == 1) {
            return change(changes.getFirst());
        }
        Buffer frames = Buffer.buffer();
        changes.forEach(change -> frames.appendBuffer(change(change)));
        return frames;
    }

    /// Tells the client to start over: the empty id makes it forget where it was.
    Buffer reset(BoardKey board) {
        JsonObject data = new JsonObject()
                .put("board", board.toString())
                .put("detail", Problem.gone().detail());
        return Buffer.buffer("id:\nevent: reset\ndata: " + data.encode()).appendBytes(END);
    }

    /// A comment, which clients pass over.
    Buffer heartbeat(BoardVersion version) {
        return Buffer.buffer(": heartbeat " + version).appendBytes(END);
    }

    private Buffer change(BoardChange change) {
        @Nullable Rendered present = newest.get(change.board());
        if (present != null && present.version().equals(change.version())) {
            return present.frame();
        }
        Rendered rendered = new Rendered(change.version(), event(change.version(), "change", form.change(change)));
        newest.merge(change.board(), rendered, (old, young) -> old.version().includes(young.version()) ? old : young);
        return rendered.frame();
    }

    private static Buffer event(BoardVersion id, String name, byte[] data) {
        return Buffer.buffer("id: " + id + "\nevent: " + name + "\ndata: ")
                .appendBytes(data)
                .appendBytes(END);
    }

    private record Rendered(BoardVersion version, Buffer frame) {}
}
