package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class FoldTraceTest {
    private static final Instant BEGAN = Instant.parse("2026-05-03T00:00:00Z");
    private static final String FIRST = "0af7651916cd43dd8448eb211c80319c";
    private static final String SECOND = "1af7651916cd43dd8448eb211c80319c";

    private final List<SpanData> spans = new ArrayList<>();
    private final FoldTrace trace = new FoldTrace(
            "in",
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(new Collected(spans)))
                            .build())
                    .build());

    @Test
    void aRowGoesOnWithTheTraceOfItsRecord() {
        // When
        List<Outgoing> rows = trace.committed(List.of(record("a", 7, FIRST, true)), List.of(row("a")), BEGAN);
        send(rows);

        // Then
        assertThat(spans).extracting(SpanData::getName).containsExactly("process in", "send out");
        SpanData process = spans.getFirst();
        SpanData send = spans.getLast();
        assertThat(process.getTraceId()).isEqualTo(FIRST);
        assertThat(process.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(BEGAN.getEpochSecond()));
        assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(send.getLinks()).isEmpty();
        assertThat(header(rows.getFirst())).isEqualTo("00-%s-%s-01".formatted(FIRST, send.getSpanId()));
    }

    @Test
    void aRowOfSeveralTracesGoesOnWithTheLastAndLinksToTheOthers() {
        // When
        List<Outgoing> rows = trace.committed(
                List.of(record("a", 7, FIRST, true), record("b", 8, FIRST, true), record("a", 9, SECOND, true)),
                List.of(row("a")),
                BEGAN);
        send(rows);

        // Then
        SpanData send = spans.getLast();
        assertThat(send.getTraceId()).isEqualTo(SECOND);
        assertThat(send.getLinks())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(FIRST));
    }

    @Test
    void whatIsNotSampledOrHasNoPartInARowLeavesNoMark() {
        // Given
        ConsumerRecord<byte[], byte[]> plain = new ConsumerRecord<>("in", 0, 1, bytes("a"), bytes("{}"));
        ConsumerRecord<byte[], byte[]> broken = new ConsumerRecord<>("in", 0, 2, bytes("a"), bytes("{}"));
        broken.headers().add("traceparent", bytes("00-nonsense-01"));

        // When
        List<Outgoing> rows =
                trace.committed(List.of(plain, broken, record("a", 3, FIRST, false)), List.of(row("a")), BEGAN);
        send(rows);

        // Then
        assertThat(spans).isEmpty();
        assertThat(rows.getFirst().record().headers().lastHeader("traceparent")).isNull();
    }

    @Test
    void aRefusalByTheBrokerEndsTheSpanAsAnError() {
        List<Outgoing> rows = trace.committed(List.of(record("a", 7, FIRST, true)), List.of(row("a")), BEGAN);

        trace.send(rows, _ -> Uni.createFrom().failure(new IllegalStateException("no")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        assertThat(spans.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void withoutTelemetryTheContextIsPassedOnAsItCame() {
        FoldTrace none = FoldTrace.none("in");

        List<Outgoing> rows = none.committed(List.of(record("a", 7, FIRST, true)), List.of(row("a")), BEGAN);
        none.send(rows, _ -> Uni.createFrom().voidItem()).await().indefinitely();

        assertThat(header(rows.getFirst())).isEqualTo("00-%s-b7ad6b7169203331-01".formatted(FIRST));
    }

    private void send(List<Outgoing> rows) {
        trace.send(rows, _ -> Uni.createFrom().voidItem()).await().indefinitely();
    }

    private static Outgoing row(String key) {
        return new Outgoing(1, new ProducerRecord<>("out", bytes(key), bytes("{}")), key::equals);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, long offset, String traceId, boolean sampled) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("in", 0, offset, bytes(key), bytes("{}"));
        SpanContext sender = SpanContext.create(
                traceId,
                "b7ad6b7169203331",
                sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
        record.headers()
                .add(
                        "traceparent",
                        bytes("00-%s-%s-%s"
                                .formatted(
                                        sender.getTraceId(),
                                        sender.getSpanId(),
                                        sender.getTraceFlags().asHex())));
        return record;
    }

    private static String header(Outgoing row) {
        Header header = row.record().headers().lastHeader("traceparent");
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Keeps what is exported.
    private record Collected(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
