package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backing.class)
class OperationsIT {
    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    @Test
    void healthSaysWhetherObservationsAreTaken() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks", hasSize(1))
                .body("checks[0].name", equalTo("takes observations"))
                .body("checks[0].data.rosters", equalTo("read"));
    }

    @Test
    void whatIsTakenAndRefusedIsCounted() {
        Api.post(Api.observation("counted", "130200", "1")).statusCode(202);
        Api.post(Api.observation("refused", "999999", "1")).statusCode(422);
        Api.post("{").statusCode(400);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tandem_ingest_accepted_total"))
                .body(containsString("tandem_ingest_refused_total{reason=\"unknown-city\"}"))
                .body(containsString("tandem_ingest_refused_total{reason=\"truncated-json\"}"))
                .body(containsString("tandem_ingest_acknowledgement_seconds_count"));
    }

    @Test
    void theApiDescribesItself() {
        String description = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/observations'.post.responses.keySet()", hasItems("202", "503"))
                .extract()
                .asString();

        for (String path : List.of("/api/v1/rosters/{id}", "/api/v1/assessments/{id}", "/versions/{version}")) {
            assertThat(description).contains(path);
        }
    }
}
