package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// A stream's messages as texts of a socket: what kind, of which subscription, and the data.
@Singleton
class SocketFrames {
    private final StreamData data;
    private final NewestOf newest = new NewestOf();

    SocketFrames(StreamData data) {
        this.data = data;
    }

    String snapshot(String id, StreamMessage.Snapshot message) {
        return text("snapshot", id, data.snapshot(message));
    }

    String hello(String id, StreamMessage.Hello message) {
        return text("hello", id, data.hello(message));
    }

    String change(String id, StreamMessage.Selected selected) {
        return text(
                "change",
                id,
                selected.selection() == null
                        ? newest.bytes(selected.change(), () -> data.change(selected))
                        : data.change(selected));
    }

    String latest(String id, StreamMessage.Latest message) {
        return text("latest", id, data.latest(message));
    }

    String position(String id, BoardKey board, BoardVersion version) {
        return text("position", id, data.position(board, version).toBuffer());
    }

    String reset(String id, BoardKey board) {
        return text("reset", id, data.reset(board));
    }

    /// The last word on a subscription that its client has ended.
    String unsubscribed(String id, BoardKey board, BoardVersion version) {
        return text("unsubscribed", id, data.position(board, version).toBuffer());
    }

    /// @param id null when the message that it answers has none of the right form
    String problem(@Nullable String id, Problem problem) {
        return text("problem", id, Json.encodeToBuffer(problem));
    }

    /// Ids have no character that JSON would escape.
    private static String text(String type, @Nullable String id, Buffer data) {
        return "{\"type\":\"" + type + (id == null ? "\",\"data\":" : "\",\"id\":\"" + id + "\",\"data\":") + data
                + "}";
    }
}
