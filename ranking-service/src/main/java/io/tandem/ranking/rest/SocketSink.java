package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Future;
import java.util.List;

/// Carries one of a socket's streams, as far as the client's credit goes.
final class SocketSink implements ChangeSink {
    private final String id;
    private final BoardKey board;
    private final SocketFrames frames;
    private final SocketSession session;
    private int credit;

    SocketSink(String id, BoardKey board, SocketFrames frames, SocketSession session, int credit) {
        this.id = id;
        this.board = board;
        this.frames = frames;
        this.session = session;
        this.credit = credit;
    }

    /// The client takes more.
    void grant(int more) {
        credit = Math.min(SocketMessage.MOST_CREDIT, credit + more);
    }

    @Override
    public int room() {
        return credit;
    }

    @Override
    public boolean isStuck() {
        return session.isStuck();
    }

    @Override
    public Future<Void> send(StreamMessage message) {
        return switch (message) {
            case StreamMessage.Snapshot snapshot -> use(frames.snapshot(id, snapshot));
            case StreamMessage.Hello hello -> use(frames.hello(id, hello));
            case StreamMessage.Latest latest -> use(frames.latest(id, latest));
            case StreamMessage.Changes(List<StreamMessage.Selected> changes) ->
                Future.join(changes.stream()
                                .map(change -> use(frames.change(id, change)))
                                .toList())
                        .mapEmpty();
            case StreamMessage.Position(BoardVersion version) -> session.write(frames.position(id, board, version));
            case StreamMessage.Heartbeat(BoardVersion version) -> session.write(frames.position(id, board, version));
        };
    }

    @Override
    public void reset() {
        var _ = use(frames.reset(id, board));
    }

    @Override
    public void end(BoardVersion cursor) {
        // The service stops, and the socket says so.
    }

    @Override
    public void abort() {
        session.close(SocketClose.STALLED);
    }

    private Future<Void> use(String text) {
        credit--;
        return session.write(text);
    }
}
