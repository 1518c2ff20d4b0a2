package io.tandem.fold;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in Kafka's binary content mode: attributes in `ce_` headers, the message as the record's
/// value.
public final class EventRecords {
    private static final Pattern SOURCE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private EventRecords() {}

    /// A record to send.
    ///
    /// @param partition null to let the key choose it
    /// @param source path of the service or feed, such as `/metrics-service`
    /// @param id unique for the source
    /// @param json the message, UTF-8
    public static ProducerRecord<byte[], byte[]> write(
            String topic,
            @Nullable Integer partition,
            String key,
            String type,
            String source,
            String id,
            Instant time,
            byte[] json) {
        CloudEvent event = CloudEventBuilder.v1()
                .withType(type)
                .withSource(URI.create(source))
                .withId(id)
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(json)
                .build();
        return KafkaMessageFactory.<byte[]>createWriter(
                        topic, partition, time.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8))
                .writeBinary(event);
    }

    /// What a record says that it comes from; empty when it does not say so in printable ASCII of at most 128
    /// characters.
    static Optional<String> source(ConsumerRecord<byte[], byte[]> record) {
        @Nullable Header header = record.headers().lastHeader("ce_source");
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8))
                        .filter(source -> SOURCE.matcher(source).matches());
    }

    /// The message in a record.
    ///
    /// @throws IllegalArgumentException when it is of another type, empty or unreadable
    public static <T> T read(ConsumerRecord<byte[], byte[]> record, String type, Class<T> as) {
        @Nullable Header header = record.headers().lastHeader("ce_type");
        if (header == null || !type.equals(new String(header.value(), StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("not an event of type " + type);
        }
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new IllegalArgumentException("an event of type " + type + " without data");
        }
        return WireJson.read(value, as);
    }
}
