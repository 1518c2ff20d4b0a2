package io.tandem.metrics;

import io.tandem.fold.EventRecords;
import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.contract.Topic;
import io.tandem.metrics.contract.CityMetricsComputed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Plays ingest-service before the service under test and ranking-service behind it.
final class Feed implements AutoCloseable {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final String bootstrap;
    private final KafkaProducer<byte[], byte[]> producer;

    Feed(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void roster(String id, int version, String... cities) {
        List<RosterPublished.City> members = List.of(cities).stream()
                .map(code -> new RosterPublished.City(code, "市", "某市", "City", "130000", "河北", "Hebei", "east"))
                .toList();
        send(
                Topic.CITIES,
                id,
                RosterPublished.TYPE,
                new RosterPublished(id, version, "名", "Name", members, List.of(), THEN));
    }

    void assessment(String id, int version, String roster, double pm) {
        var method = new AssessmentPublished.Method(
                Map.of("SO2", 0.95, "NOX", 0.95, "PM", pm), "validated-else-provisional", "zero-is-tier-two", Map.of());
        send(
                Topic.ASSESSMENTS,
                id,
                AssessmentPublished.TYPE,
                new AssessmentPublished(id, version, roster, "2015", "2019", method, List.of(), null, THEN));
    }

    void observation(ObservationAccepted observation) {
        send(Topic.OBSERVATIONS, observation.city(), ObservationAccepted.TYPE, observation);
    }

    static ObservationAccepted observed(String city, String indicator, String period, double value, int revision) {
        String id = "%s-%s-%s-%d".formatted(city, indicator, period, revision);
        return new ObservationAccepted(
                id, "test", city, indicator, period, value, "t", "validated", revision, THEN, THEN, null);
    }

    static ObservationAccepted withdrawn(String city, String indicator, String period, int revision) {
        ObservationAccepted o = observed(city, indicator, period, 0, revision);
        return new ObservationAccepted(
                o.id(), o.feed(), city, indicator, period, null, "t", "withdrawn", revision, THEN, THEN, "error");
    }

    /// Writes bytes that no ingest-service would write.
    void raw(String city, byte[] value) {
        raw(city, value, "/test");
    }

    /// As above, from a source.
    void raw(String city, byte[] value, String source) {
        var record = new ProducerRecord<>(Topic.OBSERVATIONS.name(), city.getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("ce_source", source.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", ObservationAccepted.TYPE.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /// The newest message of every key that is on the metrics' topic now.
    Map<String, CityMetricsComputed> published() {
        Map<String, CityMetricsComputed> newest = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var topic = io.tandem.metrics.contract.Topic.CITY_METRICS;
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(p -> new TopicPartition(topic.name(), p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> newest.merge(
                                new String(record.key(), StandardCharsets.UTF_8),
                                EventRecords.read(record, CityMetricsComputed.TYPE, CityMetricsComputed.class),
                                (a, b) -> a.sequence() > b.sequence() ? a : b));
            }
        }
        return newest;
    }

    private void send(Topic topic, String key, String type, Object message) {
        producer.send(EventRecords.write(topic.name(), null, key, type, "/test", key, THEN, WireJson.write(message)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
