package io.tandem.bench;

import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Years of daily observations as ingest-service writes them: every city, eight indicators, day by day from
/// 1 January 2000 on. One record in ten corrects the one of the day before.
final class LongLog {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final List<String> INDICATORS = List.of("CO2", "SO2", "NOX", "PM", "NO2", "PM25", "O3", "AQI");
    private static final List<String> UNITS = List.of("t", "t", "t", "t", "ug/m3", "ug/m3", "ug/m3", "1");

    private final List<String> cities;

    LongLog(List<String> cities) {
        this.cities = List.copyOf(cities);
    }

    /// A record by its number, from 0 on.
    ProducerRecord<byte[], byte[]> record(long number) {
        boolean correction = number % 10 == 9;
        int perDay = cities.size() * INDICATORS.size();
        long day = number / perDay - (correction && number >= perDay ? 1 : 0);
        int slot = (int) (number % perDay);
        int indicator = slot / cities.size();
        return record(
                cities.get(slot % cities.size()),
                indicator,
                FIRST_DAY.plusDays(day).toString(),
                "log-" + number,
                (number * 7919 % 100_003) / 16.0,
                correction ? 2 : 1);
    }

    /// A value of one city's year, the newer the greater its revision.
    ProducerRecord<byte[], byte[]> live(int revision) {
        return record(cities.getFirst(), 0, "2019", "live-" + revision, revision, revision);
    }

    private static ProducerRecord<byte[], byte[]> record(
            String city, int indicator, String period, String id, double value, int revision) {
        String json = """
                {"id":"%s","feed":"bench","city":"%s","indicator":"%s","period":"%s","value":%s,"unit":"%s",\
                "status":"validated","revision":%d,"observedAt":"2026-01-01T00:00:00Z",\
                "receivedAt":"2026-01-01T00:00:00.123456Z","reason":null}""".formatted(id, city, INDICATORS.get(indicator), period, value, UNITS.get(indicator), revision);
        List<Header> headers = List.of(
                header("ce_specversion", "1.0"),
                header("ce_source", "/feeds/bench"),
                header("ce_type", ObservationAccepted.TYPE),
                header("ce_time", "2026-01-01T00:00:00Z"),
                header("content-type", "application/json"),
                header("ce_id", id));
        return new ProducerRecord<>(Topic.OBSERVATIONS.name(), null, utf8(city), utf8(json), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
