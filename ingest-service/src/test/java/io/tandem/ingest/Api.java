package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// The API as a feed and an operator use it.
final class Api {
    static final String OBSERVATIONS = "/api/v1/observations";

    /// Bodies as they are, without a charset added to their type.
    static final RestAssuredConfig BYTES = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("text/csv", ContentType.TEXT)
                    .encodeContentTypeAs("application/cloudevents-batch+json", ContentType.TEXT)
                    .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT));

    private Api() {}

    static String city(String code, String nameEn) {
        return """
                {"code": "%s", "nameZh": "城", "fullNameZh": "城市", "nameEn": "%s",
                 "provinceCode": "130000", "provinceZh": "河北", "provinceEn": "Hebei", "region": "east"}""".formatted(code, nameEn);
    }

    static String roster(String... cities) {
        return """
                {"nameZh": "示例", "nameEn": "Example", "cities": [%s], "groups": []}""".formatted(String.join(",", cities));
    }

    static String assessment(String roster) {
        return """
                {"roster": "%s", "basePeriod": "2015", "currentPeriod": "2019"}""".formatted(roster);
    }

    static String observation(String id, String city, String value) {
        return """
                {"id": "%s", "feed": "it", "city": "%s", "indicator": "CO2", "period": "2019", "value": %s, "unit": "t"}""".formatted(id, city, value);
    }

    static String station(String city, String password) {
        return """
                {"city": "%s", "feed": "stations-it", "system": "31", "password": "%s"}""".formatted(city, password);
    }

    static ValidatableResponse put(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).put(path).then();
    }

    static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(OBSERVATIONS)
                .then();
    }

    /// A roster of 110000 and 130200, known to a service that is ready.
    static void prepare() {
        eventually(Duration.ofSeconds(20), () -> given().get("/q/health/ready").statusCode() == 200);
        put("/api/v1/rosters/it", roster(city("110000", "Beijing"), city("130200", "Tangshan")));
    }

    static void eventually(Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within " + limit).isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
