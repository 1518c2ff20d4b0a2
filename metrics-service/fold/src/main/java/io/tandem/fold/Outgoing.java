package io.tandem.fold;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A committed output row on its way to Kafka.
///
/// @param sequence the row's number in its lane; gapless
/// @param record what readers get
/// @param madeFrom whether input records of a key have a part in it; for traces only
/// @param origins the spans in which those of its input records that are traced were folded; empty when it was read
///     from the table, which knows of no trace
public record Outgoing(
        long sequence, ProducerRecord<byte[], byte[]> record, Predicate<String> madeFrom, List<SpanContext> origins) {
    /// A row that no trace leads to yet.
    public Outgoing(long sequence, ProducerRecord<byte[], byte[]> record, Predicate<String> madeFrom) {
        this(sequence, record, madeFrom, List.of());
    }

    Outgoing from(List<SpanContext> spans) {
        return new Outgoing(sequence, record, madeFrom, spans);
    }
}
