package io.tandem.ranking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A service without a key to encrypt secrets by.
@QuarkusTest
@QuarkusTestResource(Backing.class)
@QuarkusTestResource(value = WebhooksOffIT.WithoutKey.class, restrictToAnnotatedClass = true)
class WebhooksOffIT {
    /// Takes the key away that all others have.
    public static final class WithoutKey implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("tandem.webhooks.key", "");
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {
            // Nothing was started
        }
    }

    @Test
    void thereAreNoWebhooksAndEverythingElseWorks() {
        String id = "/api/v1/webhooks/wh_" + "0".repeat(32);
        for (Response refused : List.of(
                given().contentType(ContentType.JSON).body("{}").post("/api/v1/webhooks"),
                given().header("Authorization", "Bearer x").get(id),
                given().header("Authorization", "Bearer x").post(id + "/enable"))) {
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/webhooks-off");
        }

        try (Feed feed = new Feed(Backing.services().bootstrapServers())) {
            feed.roster("keyless", 1, "590000", "590001");
            feed.assessment("off", 1, "keyless", "co2");
            feed.flush();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> RestAssured.get("/api/v1/assessments/off/boards/co2")
                                    .jsonPath()
                                    .getInt("counts.cities")
                            == 2);
        }
        assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
    }
}
