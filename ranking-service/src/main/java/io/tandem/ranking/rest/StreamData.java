package io.tandem.ranking.rest;

import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

/// The data of a stream's messages as JSON, the same whatever carries them.
@Singleton
class StreamData {
    private final WireForm form;

    StreamData(WireForm form) {
        this.form = form;
    }

    Buffer snapshot(StreamMessage.Snapshot message) {
        byte[] board = form.snapshot(message.board());
        return switch (message.mode()) {
            case ALL -> Buffer.buffer(board);
            // One member more, before the brace that closes the object
            case LATEST ->
                Buffer.buffer(board.length + 20)
                        .appendBytes(board, 0, board.length - 1)
                        .appendString(",\"mode\":\"" + message.mode().code() + "\"}");
        };
    }

    Buffer hello(StreamMessage.Hello message) {
        JsonObject data = position(message.board(), message.cursor())
                .put("currentEpoch", message.present().epoch())
                .put("currentSequence", message.present().sequence());
        return switch (message.mode()) {
            case ALL -> data.toBuffer();
            case LATEST -> data.put("mode", message.mode().code()).toBuffer();
        };
    }

    Buffer change(StreamMessage.Selected selected) {
        return Buffer.buffer(
                selected.selection() == null
                        ? form.change(selected.change())
                        : form.change(selected.change(), selected.selection()));
    }

    Buffer latest(StreamMessage.Latest message) {
        return Buffer.buffer(form.latest(message.change(), message.selection()));
    }

    Buffer reset(BoardKey board) {
        return new JsonObject()
                .put("board", board.toString())
                .put("detail", Problem.gone().detail())
                .toBuffer();
    }

    JsonObject position(BoardKey board, BoardVersion version) {
        return new JsonObject()
                .put("board", board.toString())
                .put("epoch", version.epoch())
                .put("sequence", version.sequence());
    }
}
