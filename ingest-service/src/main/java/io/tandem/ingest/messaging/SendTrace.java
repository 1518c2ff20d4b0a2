package io.tandem.ingest.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Carries the trace of a request into the headers of the records that it becomes, when that trace is kept.
@ApplicationScoped
class SendTrace {
    private final Tracer tracer;

    SendTrace(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.tandem.ingest");
    }

    /// Begins to send records, which carry the context of a span that lasts until the end is told.
    ///
    /// @param records of one topic, at least one
    Sending begin(List<? extends ProducerRecord<?, ?>> records) {
        String topic = records.getFirst().topic();
        Span span = tracer.spanBuilder("send " + topic)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.batch.message_count", records.size())
                .startSpan();
        if (span.getSpanContext().isSampled()) {
            records.forEach(record -> write(span, record));
        }
        return new Sending(span);
    }

    /// Records on their way.
    record Sending(Span span) {
        /// Not all are known to be durable.
        void failed() {
            span.setStatus(StatusCode.ERROR);
        }

        /// Nothing is waited for any more.
        void end() {
            span.end();
        }
    }

    private static void write(Span span, ProducerRecord<?, ?> record) {
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), record, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.headers().add(key, value.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
