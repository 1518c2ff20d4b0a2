package io.tandem.fold;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// W3C trace contexts in the headers of Kafka records. Only those of sampled traces are written.
public final class TraceHeaders {
    private static final String PARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(PARENT, "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            @Nullable Header header = headers == null ? null : headers.lastHeader(key);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private TraceHeaders() {}

    /// Whether a record is part of a trace that is kept. Costs next to nothing when it is not.
    public static boolean isSampled(Headers headers) {
        return headers.lastHeader(PARENT) != null
                && Span.fromContext(read(headers)).getSpanContext().isSampled();
    }

    /// The context of the span that sent the record; the root when there is none or when it cannot be read.
    public static Context read(Headers headers) {
        return W3C.extract(Context.root(), headers, GETTER);
    }

    /// Makes readers of the record go on with the trace.
    ///
    /// @param span which sends it
    public static void write(SpanContext span, Headers headers) {
        if (span.isSampled()) {
            W3C.inject(Context.root().with(Span.wrap(span)), headers, (carrier, key, value) -> {
                if (carrier != null) {
                    carrier.remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
                }
            });
        }
    }
}
