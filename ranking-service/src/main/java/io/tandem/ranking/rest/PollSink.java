package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Consumer;

/// Carries what comes first as the answer to a long poll: changes, or that there are none.
final class PollSink implements ChangeSink {
    private final BoardKey board;
    private final StreamData data;
    private final Consumer<Buffer> answer;
    private final Consumer<Problem> refuse;
    private boolean answered;

    /// @param answer called at most once, as is `refuse`, and not both
    PollSink(BoardKey board, StreamData data, Consumer<Buffer> answer, Consumer<Problem> refuse) {
        this.board = board;
        this.data = data;
        this.answer = answer;
        this.refuse = refuse;
    }

    /// One answer is all that there is.
    @Override
    public int room() {
        return answered ? 0 : Integer.MAX_VALUE;
    }

    @Override
    public Future<Void> send(StreamMessage message) {
        switch (message) {
            case StreamMessage.Changes(List<StreamMessage.Selected> changes) ->
                answer(
                        changes.getLast().change().version(),
                        changes.stream().map(data::change).toList());
            case StreamMessage.Latest latest -> answer(latest.change().version(), List.of(data.latest(latest)));
            case StreamMessage.Snapshot _,
                    StreamMessage.Hello _,
                    StreamMessage.Position _,
                    StreamMessage.Heartbeat _ -> {
                // The answer tells where the client is.
            }
        }
        return Future.succeededFuture();
    }

    @Override
    public void reset() {
        answered = true;
        refuse.accept(Problem.gone());
    }

    @Override
    public void end(BoardVersion cursor) {
        if (!answered) {
            answer(cursor, List.of());
        }
    }

    @Override
    public void abort() {
        // Nothing is under way before the answer, and after it the stream is closed.
    }

    private void answer(BoardVersion version, List<Buffer> changes) {
        answered = true;
        Buffer head = data.position(board, version).toBuffer();
        Buffer body = head.slice(0, head.length() - 1).copy().appendString(",\"changes\":[");
        for (int i = 0; i < changes.size(); i++) {
            body.appendString(i == 0 ? "" : ",").appendBuffer(changes.get(i));
        }
        answer.accept(body.appendString("]}"));
    }
}
