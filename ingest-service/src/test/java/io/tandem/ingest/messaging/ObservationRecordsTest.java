package io.tandem.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class ObservationRecordsTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void aRecordIsTheSameAsThatOfTheWriterOfAllEvents() {
        ObservationRecords records = new ObservationRecords();
        for (var observation : new ObservationAccepted[] {
            observation("feed-a", 1e-7, null),
            observation("feed-b", null, "引号 \" \\ 😀"),
            observation("feed-b", 0.0, "")
        }) {
            ProducerRecord<String, byte[]> expected = new EventWriter(JSON)
                    .write(
                            Topic.OBSERVATIONS,
                            observation.city(),
                            new EventWriter.Envelope(
                                    observation.id(),
                                    "/feeds/" + observation.feed(),
                                    ObservationAccepted.TYPE,
                                    observation.observedAt()),
                            observation);

            ProducerRecord<String, byte[]> actual = records.record(observation);

            assertThat(actual.topic()).isEqualTo(expected.topic());
            assertThat(actual.key()).isEqualTo(expected.key());
            assertThat(new String(actual.value(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(expected.value(), StandardCharsets.UTF_8));
            assertThat(headers(actual)).isEqualTo(headers(expected));
        }
    }

    private static ObservationAccepted observation(String feed, Double value, String reason) {
        return new ObservationAccepted(
                "id \"x\"",
                feed,
                "130200",
                "PM25",
                "2019-Q3",
                value,
                "ug/m3",
                value == null ? "withdrawn" : "validated",
                3,
                Instant.parse("2020-06-30T00:00:00.12Z"),
                Instant.parse("2026-01-05T08:15:30Z"),
                reason);
    }

    /// Times as moments: they may be written with more or fewer zeros.
    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            String value = new String(header.value(), StandardCharsets.UTF_8);
            headers.put(
                    header.key(),
                    header.key().equals("ce_time")
                            ? OffsetDateTime.parse(value).toInstant().toString()
                            : value);
        }
        return headers;
    }
}
