package io.tandem.bench;

import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Accepted observations as ingest-service writes them: CloudEvents in binary mode. Not thread-safe.
///
/// Each observation after the first of its (city, indicator, period) is a correction, so every one takes effect.
final class UpdateFeed {
    private static final String FEED = "bench";
    private static final List<String> PERIODS = List.of("2015", "2019");
    private static final List<Header> CONSTANT_HEADERS = List.of(
            header("ce_specversion", "1.0"),
            header("ce_source", "/feeds/" + FEED),
            header("ce_type", ObservationAccepted.TYPE),
            header("ce_time", "2026-01-01T00:00:00Z"),
            header("content-type", "application/json"));

    private final List<String> cities;
    private final RandomGenerator random;
    private int made;

    /// What is reported.
    ///
    /// @param scale values are from half of it to one and a half of it, in `unit`
    private record Reported(String indicator, String unit, double scale) {}

    private static final List<Reported> INDICATORS = List.of(
            new Reported("CO2", "t", 5e7),
            new Reported("SO2", "t", 2e4),
            new Reported("NOX", "t", 5e4),
            new Reported("PM", "t", 3e4),
            new Reported("NO2", "ug/m3", 30),
            new Reported("PM25", "ug/m3", 45),
            new Reported("O3", "ug/m3", 150),
            new Reported("AQI", "1", 80));

    /// A feed that makes the same observations for the same seed.
    UpdateFeed(List<String> cities, long seed) {
        this.cities = List.copyOf(cities);
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// One observation of everything that is reported, so that every city has a rank.
    List<ProducerRecord<byte[], byte[]>> everything() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(cities.size() * INDICATORS.size() * PERIODS.size());
        for (String city : cities) {
            for (Reported reported : INDICATORS) {
                PERIODS.forEach(period -> all.add(record(city, reported, period)));
            }
        }
        return all;
    }

    /// A new value of one random city's random indicator.
    ProducerRecord<byte[], byte[]> next() {
        return record(pick(cities), pick(INDICATORS), pick(PERIODS));
    }

    private ProducerRecord<byte[], byte[]> record(String city, Reported reported, String period) {
        made++;
        String id = "bench-" + made;
        String value = Double.toString(reported.scale() * (0.5 + random.nextDouble()));
        String json =
                """
                {"id":"%s","feed":"bench","city":"%s","indicator":"%s","period":"%s","value":%s,"unit":"%s",\
                "status":"validated","revision":%s,"observedAt":"2026-01-01T00:00:00Z",\
                "receivedAt":"2026-01-01T00:00:00.123456Z","reason":null}""".formatted(id, city, reported.indicator(), period, value, reported.unit(), Integer.toString(made));
        List<Header> headers = new ArrayList<>(CONSTANT_HEADERS);
        headers.add(header("ce_id", id));
        return new ProducerRecord<>(Topic.OBSERVATIONS.name(), null, utf8(city), utf8(json), headers);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
