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
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Carries the trace of a request into the headers of the records that it becomes, when that trace is kept.
@ApplicationScoped
class SendTrace {
    private final Tracer tracer;

    SendTrace(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.tandem.ingest");
    }

    /// Sends records within one span, whose context they carry.
    ///
    /// @param records of one topic, at least one
    <T> T send(List<? extends ProducerRecord<?, ?>> records, Supplier<T> sender) {
        String topic = records.getFirst().topic();
        Span span = tracer.spanBuilder("send " + topic)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.batch.message_count", records.size())
                .startSpan();
        if (!span.getSpanContext().isSampled()) {
            return sender.get();
        }
        records.forEach(record -> write(span, record));
        try {
            return sender.get();
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
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
