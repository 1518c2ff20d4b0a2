package io.tandem.ranking.rest;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.tandem.ranking.application.ChangeTraces;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// A sink whose changes are noted in the traces that they belong to: from the write until the client's connection has
/// taken it.
final class TracedSink implements ChangeSink {
    private final BoardKey board;
    private final ChangeSink sink;
    private final ChangeTraces traces;

    TracedSink(BoardKey board, ChangeSink sink, ChangeTraces traces) {
        this.board = board;
        this.sink = sink;
        this.traces = traces;
    }

    @Override
    public Future<Void> send(StreamMessage message) {
        List<Span> spans = spans(message);
        Future<Void> sent = sink.send(message);
        return spans.isEmpty()
                ? sent
                : sent.onComplete(taken -> spans.forEach(span -> {
                    if (taken.failed()) {
                        span.setStatus(StatusCode.ERROR, "the client is gone");
                    }
                    span.end();
                }));
    }

    private List<Span> spans(StreamMessage message) {
        return switch (message) {
            case StreamMessage.Changes(List<StreamMessage.Selected> changes) ->
                changes.stream()
                        .flatMap(selected -> span(selected.change().version()).stream())
                        .toList();
            case StreamMessage.Latest latest ->
                span(latest.change().version()).stream().toList();
            case StreamMessage.Snapshot _, StreamMessage.Hello _, StreamMessage.Position _, StreamMessage.Heartbeat _ ->
                List.of();
        };
    }

    private Optional<Span> span(BoardVersion version) {
        return traces.delivery(board, version, SpanKind.PRODUCER, "send change to subscriber");
    }

    @Override
    public int room() {
        return sink.room();
    }

    @Override
    public boolean isStuck() {
        return sink.isStuck();
    }

    @Override
    public void reset() {
        sink.reset();
    }

    @Override
    public void end(BoardVersion cursor) {
        sink.end(cursor);
    }

    @Override
    public void abort() {
        sink.abort();
    }
}
