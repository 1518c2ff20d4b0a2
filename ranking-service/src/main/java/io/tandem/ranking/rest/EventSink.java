package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;

/// Carries a stream as server-sent events.
final class EventSink implements ChangeSink {
    private final BoardKey board;
    private final EventFrames frames;
    private final HttpServerResponse response;

    EventSink(BoardKey board, EventFrames frames, HttpServerResponse response) {
        this.board = board;
        this.frames = frames;
        this.response = response;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Accel-Buffering", "no");
    }

    @Override
    public Future<Void> send(StreamMessage message) {
        return response.write(frames.of(message));
    }

    @Override
    public void reset() {
        var _ = response.end(frames.reset(board));
    }

    @Override
    public void end(BoardVersion cursor) {
        var _ = response.end();
    }

    @Override
    public void abort() {
        response.reset();
    }
}
