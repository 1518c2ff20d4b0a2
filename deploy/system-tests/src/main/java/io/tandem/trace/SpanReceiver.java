package io.tandem.trace;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes traces by OTLP over HTTP, as a tracing backend does, and keeps them. It is a receiver of webhooks too, and
/// keeps the contexts that these bring.
public final class SpanReceiver implements AutoCloseable {
    private static final String WEBHOOK = "/webhook";

    private final Vertx vertx = Vertx.vertx();
    private final List<TracedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> contexts = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /// Listens on a free port of this machine.
    public SpanReceiver() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals(WEBHOOK)) {
                        takeMessage(request);
                    } else {
                        take(request);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// Makes services send their traces here: those that a caller wants, and no others.
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + server.actualPort(),
                "OTEL_TRACES_SAMPLER_ARG", "0",
                "OTEL_BSP_SCHEDULE_DELAY", "200ms");
    }

    /// The spans of a trace that have come so far.
    public List<TracedSpan> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /// Where webhooks may be sent.
    public String webhook() {
        return "http://127.0.0.1:%d%s".formatted(server.actualPort(), WEBHOOK);
    }

    /// Every `traceparent` that a message of a webhook has brought.
    public List<String> contexts() {
        return List.copyOf(contexts);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Consents to everything.
    private void takeMessage(HttpServerRequest request) {
        String context = request.getHeader("traceparent");
        if (context != null) {
            contexts.add(context);
        }
        var _ = request.response()
                .setStatusCode(204)
                .putHeader("WebHook-Allowed-Origin", "*")
                .end();
    }

    private void take(HttpServerRequest request) {
        var _ = request.body().onSuccess(body -> {
            try {
                ExportTraceServiceRequest.parseFrom(body.getBytes()).getResourceSpansList().stream()
                        .flatMap(service -> service.getScopeSpansList().stream()
                                .flatMap(scope -> scope.getSpansList().stream())
                                .map(span -> TracedSpan.of(service.getResource(), span)))
                        .forEach(spans::add);
                var _ = request.response()
                        .putHeader("Content-Type", "application/x-protobuf")
                        .end(Buffer.buffer(
                                ExportTraceServiceResponse.getDefaultInstance().toByteArray()));
            } catch (InvalidProtocolBufferException broken) {
                var _ = request.response().setStatusCode(400).end();
            }
        });
    }
}
