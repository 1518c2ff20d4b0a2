package io.tandem.ranking.application;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The traces that the newest changes of this replica belong to, so that telling subscribers of a change is part of its
/// trace. Bounded: what is told later than a thousand traced changes after, or by another process, has no trace.
@Singleton
public final class ChangeTraces {
    private static final int KEPT = 1_000;

    /// Spans of deliveries that a change gets from a replica; it may have ten thousand subscribers.
    private static final int MOST_DELIVERIES = 10;

    private final Tracer tracer;
    private final SequencedMap<Key, Traced> traces = new LinkedHashMap<>();
    private volatile boolean empty = true;

    /// @param telemetry where spans go
    public ChangeTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.tandem.ranking");
    }

    /// Begins the span in which a published change comes to this replica's read model, and remembers it for the
    /// deliveries that follow.
    ///
    /// @param sender context of the span that published it
    public Span received(BoardKey board, BoardVersion version, String topic, Context sender) {
        Span span = tracer.spanBuilder("receive " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(sender)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("tandem.board", board.toString())
                .setAttribute("tandem.version", version.toString())
                .startSpan();
        remember(new Key(board, version), new Traced(span.getSpanContext(), new AtomicInteger(MOST_DELIVERIES)));
        return span;
    }

    /// Begins the span of telling somebody of a change; empty when the change belongs to no trace, or enough have been
    /// made of it.
    ///
    /// @param name of the span
    public Optional<Span> delivery(BoardKey board, BoardVersion version, SpanKind kind, String name) {
        @Nullable Traced traced = empty ? null : find(new Key(board, version));
        if (traced == null || traced.left().getAndDecrement() <= 0) {
            return Optional.empty();
        }
        return Optional.of(tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(traced.span())))
                .setAttribute("tandem.board", board.toString())
                .setAttribute("tandem.version", version.toString())
                .startSpan());
    }

    private synchronized @Nullable Traced find(Key key) {
        return traces.get(key);
    }

    private synchronized void remember(Key key, Traced traced) {
        traces.put(key, traced);
        empty = false;
        if (traces.size() > KEPT) {
            traces.pollFirstEntry();
        }
    }

    private record Key(BoardKey board, BoardVersion version) {}

    private record Traced(SpanContext span, AtomicInteger left) {}
}
