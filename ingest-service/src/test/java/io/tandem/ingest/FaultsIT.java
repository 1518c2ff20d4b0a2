package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.hj212.Frames;
import io.tandem.ingest.hj212.GatewayServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens while something is away.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class FaultsIT {
    @Inject
    GatewayServer server;

    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    @Test
    void withoutABrokerNothingIsAcknowledgedAndTheSenderIsToldToRepeat() throws IOException {
        Api.post(Api.observation("before", "130200", "1")).statusCode(202);
        Api.put("/api/v1/stations/FAULTS", Api.station("130200", "123456"));
        String frame = Frames.day("20240305000000001", "FAULTS", "20240304", "a21026-Cou=1,a21026-Flag=N");
        Backing.services().broker().kill();
        try (StationSocket station = new StationSocket(server.port())) {
            station.send(frame);
            for (int attempt = 0; attempt < 3; attempt++) {
                Instant start = Instant.now();
                Api.post(Api.observation("during-" + attempt, "130200", "1"))
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", notNullValue())
                        .body("type", equalTo("/problems/log-unavailable"));
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(station.isSilent()).isTrue();
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
            Api.put("/api/v1/rosters/brokerless", Api.roster(Api.city("350100", "Fuzhou")))
                    .statusCode(201)
                    .body("publication", equalTo("pending"));
        } finally {
            Backing.services().broker().restart();
        }

        Api.eventually(
                Duration.ofSeconds(10),
                () -> Api.post(Api.observation("after", "130200", "1"))
                                .extract()
                                .statusCode()
                        == 202);
        Api.eventually(
                Duration.ofSeconds(30),
                () -> TopicReader.readAll(Topic.CITIES).stream()
                        .anyMatch(r -> r.key().equals("brokerless")));
        assertThat(TopicReader.readAll(Topic.OBSERVATIONS))
                .extracting(r -> TopicReader.header(r, "ce_id"))
                .contains("before", "after");
        try (StationSocket station = new StationSocket(server.port())) {
            station.send(frame);
            assertThat(station.answer()).contains("QN=20240305000000001", "CN=9014");
        }
    }

    @Test
    void withoutADatabaseObservationsAreTakenAndTheRegistryIsNot() {
        Backing.services().postgres().kill();
        try {
            Api.post(Api.observation("no-database", "130200", "1")).statusCode(202);
            Api.put("/api/v1/rosters/it", Api.roster(Api.city("110000", "Beijing")))
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("/problems/registry-unavailable"));
            given().get("/api/v1/rosters/it").then().statusCode(503);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            Backing.services().postgres().restart();
        }

        Api.eventually(
                Duration.ofSeconds(10), () -> given().get("/api/v1/rosters/it").statusCode() == 200);
    }
}
