package io.tandem.ranking;

import io.tandem.fold.EventRecords;
import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.metrics.contract.Topic;
import io.tandem.ranking.domain.Roster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/// Plays ingest-service and metrics-service for the service under test.
final class Feed implements AutoCloseable {
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00.125Z");
    private static final List<String> INDICATORS =
            List.of("CO2", "SO2", "NOX", "PM", "NO2", "PM25", "O3", "AQI", "LAPEQ");

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
        send(new RosterPublished(
                id,
                version,
                "名",
                "Name",
                Arrays.stream(cities)
                        .map(code -> new RosterPublished.City(code, "市", "某市", "City", "130000", "河北", "Hebei", "east"))
                        .toList(),
                List.of(),
                THEN));
    }

    void roster(Roster roster) {
        send(new RosterPublished(
                roster.id(),
                roster.version(),
                roster.nameZh(),
                roster.nameEn(),
                roster.cities().values().stream()
                        .map(c -> new RosterPublished.City(
                                c.code(),
                                c.nameZh(),
                                c.fullNameZh(),
                                c.nameEn(),
                                c.provinceCode(),
                                c.provinceZh(),
                                c.provinceEn(),
                                c.region()))
                        .toList(),
                roster.groups().stream()
                        .map(g -> new RosterPublished.GroupVersion(
                                g.id(), g.version(), g.nameZh(), g.nameEn(), g.validFrom(), g.validTo(), g.cities()))
                        .toList(),
                THEN));
    }

    private void send(RosterPublished roster) {
        send(io.tandem.ingest.contract.Topic.CITIES.name(), null, roster.id(), RosterPublished.TYPE, roster);
    }

    /// @param boards such as `co2` or `co2-aqi`: indicators joined by a hyphen
    void assessment(String id, int version, String roster, String... boards) {
        assessmentBy("validated-else-provisional", id, version, roster, boards);
    }

    void assessmentBy(String statusPolicy, String id, int version, String roster, String... boards) {
        var method = new AssessmentPublished.Method(
                Map.of("SO2", 0.95, "NOX", 0.95, "PM", 2.18), statusPolicy, "zero-is-tier-two", Map.of());
        send(
                io.tandem.ingest.contract.Topic.ASSESSMENTS.name(),
                null,
                id,
                AssessmentPublished.TYPE,
                new AssessmentPublished(
                        id,
                        version,
                        roster,
                        "2015",
                        "2019",
                        method,
                        Arrays.stream(boards)
                                .map(board -> new AssessmentPublished.Board(
                                        board,
                                        List.of(board.toUpperCase(java.util.Locale.ROOT)
                                                .split("-"))))
                                .toList(),
                        "Reconstructed, not measured.",
                        THEN));
    }

    void metrics(CityMetricsComputed metrics) {
        raw(metrics.assessment(), metrics.city(), WireJson.write(metrics));
    }

    /// Writes bytes that no metrics-service would write.
    void raw(String assessment, String city, byte[] value) {
        int partition = Utils.toPositive(Utils.murmur2(assessment.getBytes(StandardCharsets.UTF_8)))
                % Topic.CITY_METRICS.partitions();
        producer.send(EventRecords.write(
                Topic.CITY_METRICS.name(),
                partition,
                assessment + "/" + city,
                CityMetricsComputed.TYPE,
                "/test",
                "x",
                THEN,
                value));
    }

    /// Writes a record without any of the headers.
    void headless(int partition) {
        producer.send(new ProducerRecord<>(Topic.CITY_METRICS.name(), partition, new byte[] {1}, new byte[] {1}));
    }

    /// Metrics in which the given indicators have levels {base, current} and all others are missing.
    static CityMetricsComputed metrics(
            String assessment, String city, long sequence, String cause, Map<String, double[]> levels) {
        return metrics(assessment, 1, city, sequence, cause, levels);
    }

    static CityMetricsComputed metrics(
            String assessment, int version, String city, long sequence, String cause, Map<String, double[]> levels) {
        return new CityMetricsComputed(
                assessment,
                version,
                1,
                city,
                3,
                sequence,
                THEN,
                new CityMetricsComputed.Cause(cause, List.of("%s-%d".formatted(city, sequence))),
                INDICATORS.stream()
                        .map(indicator -> metric(indicator, levels.get(indicator)))
                        .toList());
    }

    private static CityMetricsComputed.Metric metric(String indicator, double[] levels) {
        String unit = indicator.equals("AQI") ? "1" : "t";
        if (levels == null) {
            return new CityMetricsComputed.Metric(
                    indicator,
                    unit,
                    null,
                    null,
                    null,
                    null,
                    List.of(new CityMetricsComputed.Undefined("base-missing", indicator)));
        }
        var source = indicator.equals("LAPEQ")
                ? null
                : new CityMetricsComputed.Source(indicator + "-1", "test-feed", "validated", 1, THEN, THEN);
        return new CityMetricsComputed.Metric(
                indicator,
                unit,
                new CityMetricsComputed.Level(levels[0], source),
                new CityMetricsComputed.Level(levels[1], source),
                levels[0] - levels[1],
                (levels[0] - levels[1]) / levels[0],
                List.of());
    }

    void flush() {
        producer.flush();
    }

    /// Number of records on the metrics' topic, whoever sent them.
    long sent() {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, Topic.CITY_METRICS.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.CITY_METRICS.name(), partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            return admin.listOffsets(ends).all().get(20, TimeUnit.SECONDS).values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException | TimeoutException unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    private void send(String topic, Integer partition, String key, String type, Object message) {
        producer.send(EventRecords.write(topic, partition, key, type, "/test", key, THEN, WireJson.write(message)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
