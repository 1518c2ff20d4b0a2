package io.tandem.fold;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Carries traces through a fold: from the headers of a record to those of what was made of it.
///
/// A batch belongs to many traces, so each traced record gets a span of its own in its own trace, from taking the batch
/// in hand to its commit. An output row goes on with the trace of the last of its records and links to the others.
/// Nothing of this is state: a row that is read from the table again, after a restart, is published without a trace.
public final class FoldTrace {
    private static final String SCOPE = "io.tandem.fold";
    /// A batch can hold hundreds of traced records.
    private static final int MOST_LINKS = 32;

    private final String topic;
    private final Tracer tracer;

    /// @param topic the input topic
    public FoldTrace(String topic, OpenTelemetry telemetry) {
        this.topic = topic;
        this.tracer = telemetry.getTracer(SCOPE);
    }

    /// What carries no trace on.
    static FoldTrace none(String topic) {
        return new FoldTrace(topic, OpenTelemetry.noop());
    }

    /// Notes that a lane's records were folded.
    ///
    /// @param began when they were taken in hand
    /// @return the rows, with the spans that lead to them
    List<Outgoing> committed(List<ConsumerRecord<byte[], byte[]>> records, List<Outgoing> rows, Instant began) {
        List<Traced> traced = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (TraceHeaders.isSampled(record.headers())) {
                traced.add(new Traced(key(record), span(record, records.size(), began)));
            }
        }
        if (traced.isEmpty()) {
            return rows;
        }
        return rows.stream()
                .map(row -> row.from(traced.stream()
                        .filter(record -> row.madeFrom().test(record.key()))
                        .map(Traced::span)
                        .toList()))
                .toList();
    }

    /// Sends rows, each traced one in a span that ends with the broker's acknowledgement.
    Uni<Void> send(List<Outgoing> rows, Function<List<ProducerRecord<byte[], byte[]>>, Uni<Void>> sender) {
        List<Span> spans = new ArrayList<>();
        for (Outgoing row : rows) {
            if (!row.origins().isEmpty()) {
                spans.add(sending(row));
            }
        }
        return sender.apply(rows.stream().map(Outgoing::record).toList())
                .onItemOrFailure()
                .invoke((_, failure) -> spans.forEach(span -> end(span, failure)));
    }

    private SpanContext span(ConsumerRecord<byte[], byte[]> record, int batch, Instant began) {
        Span span = tracer.spanBuilder("process " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(TraceHeaders.read(record.headers()))
                .setStartTimestamp(began)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                .setAttribute("messaging.batch.message_count", batch)
                .startSpan();
        span.end();
        return span.getSpanContext();
    }

    private Span sending(Outgoing row) {
        List<SpanContext> origins = row.origins();
        String to = row.record().topic();
        SpanBuilder builder = tracer.spanBuilder("send " + to)
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(Context.root().with(Span.wrap(origins.getLast())))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", to);
        origins.subList(0, origins.size() - 1).stream().limit(MOST_LINKS).forEach(builder::addLink);
        Span span = builder.startSpan();
        TraceHeaders.write(span.getSpanContext(), row.record().headers());
        return span;
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, Failures.summary(failure));
        }
        span.end();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /// A folded record of that key, and the span of its folding.
    private record Traced(String key, SpanContext span) {}
}
