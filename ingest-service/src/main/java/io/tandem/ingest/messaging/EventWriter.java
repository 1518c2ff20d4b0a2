package io.tandem.ingest.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.tandem.ingest.contract.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Makes Kafka records of events: a CloudEvent 1.0 in binary mode, so that the value is the plain JSON.
@ApplicationScoped
class EventWriter {
    private final ObjectMapper json;

    EventWriter(ObjectMapper json) {
        this.json = json;
    }

    /// What an event says about itself beside its data.
    ///
    /// @param source a URI path; with `id` it names the event
    /// @param time when it happened
    record Envelope(String id, String source, String type, Instant time) {}

    ProducerRecord<String, byte[]> write(Topic topic, String key, Envelope envelope, Object data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(envelope.type())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", bytes(data))
                .build();
        return KafkaMessageFactory.<String>createWriter(topic.name(), null, key).writeBinary(event);
    }

    private byte[] bytes(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(data.getClass().getSimpleName() + " has no JSON form", e);
        }
    }
}
