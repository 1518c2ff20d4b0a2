package io.tandem.ingest;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.ReadingReceived;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.hj212.Frames;
import io.tandem.ingest.hj212.GatewayServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stations that dial in over TCP.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class StationsIT {
    private static final String MN = "STATIONSIT000000000000A1";

    @Inject
    GatewayServer server;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void prepare() {
        Api.prepare();
        Api.put("/api/v1/stations/" + MN, Api.station("130200", "123456"));
    }

    @Test
    void whatAStationIsToldToBeKeptIsInTheLog() throws IOException {
        String frame = Frames.day(
                "20240302000000001",
                MN,
                "20240301",
                "a21026-Cou=204.5,a21026-Flag=N;" + "a21002-Cou=466.6,a21002-Flag=M");

        try (StationSocket station = new StationSocket(server.port())) {
            station.send(frame.substring(0, 50));
            station.send(frame.substring(50) + frame);
            assertThat(station.answer()).contains("QN=20240302000000001", "CN=9014");
            assertThat(station.answer()).contains("QN=20240302000000001", "CN=9014");
        }

        List<ObservationAccepted> observations = observations("2024-03-01");
        assertThat(observations).hasSize(2).allSatisfy(o -> {
            assertThat(o.value()).isEqualTo(0.2045);
            assertThat(o.period()).isEqualTo("2024-03-01");
            assertThat(o.indicator()).isEqualTo("SO2");
            assertThat(o.feed()).isEqualTo("stations-it");
        });
        assertThat(observations.get(0).id()).isEqualTo(observations.get(1).id());
        ReadingReceived reading = readings().getFirst();
        assertThat(reading.fields()).containsEntry("a21002-Cou", "466.6").containsEntry("a21002-Flag", "M");
    }

    @Test
    void strangersAndDamageLeaveNothingAndCostNoOtherFrame() throws IOException {
        String good = Frames.day("20240303000000009", MN, "20240302", "a21026-Cou=1,a21026-Flag=N");
        String stranger = Frames.day("20240303000000001", "NOBODY", "20240302", "a21026-Cou=1");
        String damaged = good.replace("a21026-Cou=1", "a21026-Cou=2");

        try (StationSocket station = new StationSocket(server.port())) {
            station.send("GET / HTTP/1.1\r\n\r\n" + stranger + damaged + "##9999" + good);
            assertThat(station.answer()).contains("CN=9011", "QnRtn=4");
            assertThat(station.answer()).contains("QN=20240303000000009", "CN=9014");
            station.send(stranger.repeat(5));
            for (int i = 0; i < 4; i++) {
                assertThat(station.answer()).contains("QnRtn=4");
            }
            assertThat(station.isClosed()).isTrue();
        }

        assertThat(observations("2024-03-02"))
                .singleElement()
                .satisfies(o -> assertThat(o.value()).isEqualTo(0.001));
    }

    @Test
    void stationsAreRegisteredChangedAndRemoved() {
        String path = "/api/v1/stations/REGISTRY-1";

        Api.put(path, Api.station("130200", "first")).statusCode(201).body("status", equalTo("provisional"));
        Api.put(
                        path,
                        "{\"city\": \"110000\", \"feed\": \"other\", \"system\": \"22\", \"units\": {\"a34004\": \"mg/m3\"}}")
                .statusCode(200)
                .body("units.a34004", equalTo("mg/m3"));
        assertThat(get(path).asString()).contains("\"city\":\"110000\"").doesNotContain("first", "password");
        assertThat(get("/api/v1/stations").jsonPath().getList("mn")).contains("REGISTRY-1", MN);
        Api.put(path, Api.station("999999", "first"))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-city"))
                .body("pointer", equalTo("/city"));

        assertThat(delete(path).statusCode()).isEqualTo(204);
        assertThat(delete(path).statusCode()).isEqualTo(404);
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private List<ObservationAccepted> observations(String period) throws IOException {
        List<ObservationAccepted> found = new ArrayList<>();
        for (var message : TopicReader.readAll(Topic.OBSERVATIONS)) {
            if (TopicReader.header(message, "ce_source").equals("/feeds/stations-it")) {
                found.add(json.readValue(message.value(), ObservationAccepted.class));
            }
        }
        return found.stream().filter(o -> o.period().equals(period)).toList();
    }

    private List<ReadingReceived> readings() throws IOException {
        List<ReadingReceived> found = new ArrayList<>();
        for (var message : TopicReader.readAll(Topic.READINGS)) {
            if (message.key().equals(MN)) {
                found.add(json.readValue(message.value(), ReadingReceived.class));
            }
        }
        return found;
    }
}
