package io.tandem.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A span as a service has exported it.
///
/// @param service which made it
/// @param kind such as `CONSUMER`
/// @param parentId empty for the root of a trace
/// @param start nanoseconds of the epoch
/// @param end nanoseconds of the epoch
/// @param attributes as text
public record TracedSpan(
        String service,
        String name,
        String kind,
        String traceId,
        String spanId,
        String parentId,
        long start,
        long end,
        Map<String, String> attributes) {
    static TracedSpan of(Resource resource, Span span) {
        return new TracedSpan(
                attributes(resource.getAttributesList()).getOrDefault("service.name", "?"),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                attributes(span.getAttributesList()));
    }

    /// An attribute as text.
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasStringValue()
                                ? attribute.getValue().getStringValue()
                                : Long.toString(attribute.getValue().getIntValue()),
                        (first, _) -> first));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
