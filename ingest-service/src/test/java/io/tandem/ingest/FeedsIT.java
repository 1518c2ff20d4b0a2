package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.tandem.ingest.contract.Topic;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An installation as in production: observations need a feed's key, everything else an administrator's token.
@QuarkusTest
@TestProfile(FeedsIT.Closed.class)
@QuarkusTestResource(Backing.class)
class FeedsIT {
    private static final String FEEDS = "/api/v1/feeds";
    private static final KeyPair STRANGER = Provider.random();

    public static final class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tandem.feeds.required", "true",
                    "tandem.feeds.key", Base64.getEncoder().encodeToString(new byte[32]),
                    "tandem.feeds.refresh", "PT0.5S",
                    "tandem.feeds.write-every", "PT0.1S",
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.public-key",
                            Base64.getEncoder()
                                    .encodeToString(Provider.keys().getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer", "https://issuer.example");
        }
    }

    private static String token(KeyPair signer, String issuer, String audience, Duration life, String... roles) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject("somebody")
                .groups(Set.of(roles))
                .issuedAt(Instant.now().minusSeconds(60))
                .expiresAt(Instant.now().plus(life))
                .sign(signer.getPrivate());
    }

    private static String admin() {
        return token(Provider.keys(), "https://issuer.example", "tandem", Duration.ofMinutes(5), "tandem-admin");
    }

    private static RequestSpecification with(String bearer) {
        return given().header("Authorization", "Bearer " + bearer).contentType(ContentType.JSON);
    }

    private static ValidatableResponse create(String body) {
        return with(admin()).body(body).post(FEEDS).then();
    }

    private static String created(String name, String more) {
        return create("{\"name\": \"" + name + "\", \"owner\": \"Somebody\"" + more + "}")
                .statusCode(201)
                .body("key.key", matchesPattern("tdm_[0-9a-f]{12}_.{43}"))
                .extract()
                .path("key.key");
    }

    private static ValidatableResponse send(String key, String body) {
        return with(key).body(body).post(Api.OBSERVATIONS).then();
    }

    private static String item(String id, String city, String indicator) {
        return """
                {"id": "%s", "city": "%s", "indicator": "%s", "period": "2019", "value": 1, "unit": "t"}""".formatted(id, city, indicator);
    }

    @BeforeEach
    void prepare() {
        Api.eventually(
                Duration.ofSeconds(20), () -> given().get("/q/health/ready").statusCode() == 200);
        with(admin())
                .body(Api.roster(Api.city("110000", "Beijing"), Api.city("130200", "Tangshan")))
                .put("/api/v1/rosters/it");
    }

    @Test
    void onlyAnAdministratorsTokenManagesFeedsAndDefinitions() {
        List<String> refused = List.of(
                token(STRANGER, "https://issuer.example", "tandem", Duration.ofMinutes(5), "tandem-admin"),
                token(Provider.keys(), "https://other.example", "tandem", Duration.ofMinutes(5), "tandem-admin"),
                token(Provider.keys(), "https://issuer.example", "other", Duration.ofMinutes(5), "tandem-admin"),
                token(Provider.keys(), "https://issuer.example", "tandem", Duration.ofSeconds(-30), "tandem-admin"),
                "nonsense",
                "tdm_000000000000_" + "A".repeat(43));
        for (String token : refused) {
            with(token)
                    .get(FEEDS)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("/problems/unauthenticated"));
        }
        given().get(FEEDS).then().statusCode(401);
        with(token(Provider.keys(), "https://issuer.example", "tandem", Duration.ofMinutes(5), "reader"))
                .get(FEEDS)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        with(admin()).get(FEEDS).then().statusCode(200);
        Api.put("/api/v1/rosters/it", Api.roster(Api.city("110000", "Beijing"))).statusCode(401);
        given().get("/api/v1/rosters/it").then().statusCode(200);
        Api.put("/api/v1/stations/A1", "{}").statusCode(401);
        given().get("/api/v1/stations").then().statusCode(401);
        given().get("/api/v1/stations/A1").then().statusCode(401);
        given().delete("/api/v1/stations/A1").then().statusCode(401);
        with(admin()).get("/api/v1/stations").then().statusCode(200);
    }

    @Test
    void everyItemIsHeldAgainstTheScopeAndCarriesTheNameOfTheKey() {
        String key = created("scoped", ", \"scope\": {\"provinces\": [\"130000\"], \"indicators\": [\"CO2\"]}");

        send(
                        key,
                        "[" + item("in", "130200", "CO2") + "," + item("city", "110000", "CO2") + ","
                                + item("indicator", "130200", "SO2") + ","
                                + item("name", "130200", "CO2").replace("{", "{\"feed\": \"other\",") + "]")
                .statusCode(207)
                .header("RateLimit-Policy", "\"feed\";q=600000;w=60")
                .header("RateLimit", notNullValue())
                .body("accepted", equalTo(1))
                .body("items[1].problem.type", equalTo("/problems/out-of-scope"))
                .body("items[1].problem.pointer", equalTo("/1/city"))
                .body("items[2].problem.pointer", equalTo("/2/indicator"))
                .body("items[3].problem.type", equalTo("/problems/feed-not-yours"));
        send(key, item("alone", "110000", "CO2")).statusCode(403).body("type", equalTo("/problems/out-of-scope"));

        var ours = TopicReader.readAll(Topic.OBSERVATIONS).stream()
                .filter(r ->
                        List.of("in", "city", "indicator", "name", "alone").contains(TopicReader.header(r, "ce_id")))
                .toList();
        assertThat(ours).hasSize(1);
        assertThat(TopicReader.header(ours.getFirst(), "ce_source")).isEqualTo("/feeds/scoped");
    }

    @Test
    void withoutAValidKeyNothingIsTaken() {
        String key = created("keys", "");
        send(key, item("k1", "130200", "CO2")).statusCode(202);
        Api.post(item("k2", "130200", "CO2")).statusCode(401).header("WWW-Authenticate", "Bearer");
        send(key.substring(0, 60) + "0", item("k3", "130200", "CO2")).statusCode(401);
        send(admin(), item("k4", "130200", "CO2")).statusCode(401);

        String next = with(admin())
                .queryParam("overlap", "PT0S")
                .post(FEEDS + "/keys/keys/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        send(key, item("k5", "130200", "CO2")).statusCode(401);
        send(next, item("k6", "130200", "CO2")).statusCode(202);
        with(admin())
                .delete(FEEDS + "/keys/keys/" + next.substring(4, 16))
                .then()
                .statusCode(204);
        send(next, item("k7", "130200", "CO2")).statusCode(401);
        with(admin()).post(FEEDS + "/keys/keys").then().statusCode(201);
        with(admin()).post(FEEDS + "/keys/keys").then().statusCode(201);
        with(admin()).post(FEEDS + "/keys/keys").then().statusCode(409);
        with(admin()).get(FEEDS + "/keys").then().body("keys", hasSize(2)).body("keys.key", everyItem(nullValue()));
        with(admin()).delete(FEEDS + "/keys").then().statusCode(204);
        with(admin()).get(FEEDS + "/keys").then().statusCode(404);
        create("{\"name\": \"scoped-2\", \"owner\": \"\"}").statusCode(422).body("pointer", equalTo("/owner"));
    }

    @Test
    void aFeedThatSendsTooMuchIsToldToWait() {
        String key = created("fast", ", \"perMinute\": 2");
        String three = "[" + item("f1", "130200", "CO2") + "," + item("f2", "130200", "CO2") + ","
                + item("f3", "130200", "CO2") + "]";

        send(key, three).statusCode(202).header("RateLimit", matchesPattern("\"feed\";r=0;t=9[0-9]?"));
        send(key, item("f4", "130200", "CO2"))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Policy", "\"feed\";q=2;w=60")
                .body("type", equalTo("/problems/rate-limited"));
        with(admin())
                .body("{\"perMinute\": 1000}")
                .patch(FEEDS + "/fast")
                .then()
                .statusCode(200)
                .body("perMinute", equalTo(1000));
        send(key, item("f5", "130200", "CO2")).statusCode(202);
    }

    @Test
    void aFeedReadsItsOwnRecordAndWhatWasRefusedOfIt() {
        String key = created("record", "");
        String other = created("other", "");
        String text = item("r1", "999999", "CO2").replace("2019", "2\\u0000019\u007f");
        send(key, item("r0", "130200", "CO2")).statusCode(202);
        send(key, text).statusCode(422);
        send(key, "{ no json").statusCode(400);
        String batch = with(key)
                .config(Api.BYTES)
                .contentType("application/x-ndjson")
                .body((item("r2", "130200", "CO2") + "\n[]\n").getBytes())
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(207)
                .extract()
                .path("batch");

        Api.eventually(
                Duration.ofSeconds(10),
                () -> Integer.valueOf(3)
                        .equals(with(key).get(FEEDS + "/me").jsonPath().get("refused")));
        with(key)
                .get(FEEDS + "/me")
                .then()
                .body("name", equalTo("record"))
                .body("accepted", equalTo(2))
                .body("lastSeen", notNullValue());
        with(key)
                .get(FEEDS + "/me/refusals")
                .then()
                .statusCode(200)
                .body(
                        "refusals.type",
                        contains("/problems/wrong-type", "/problems/invalid-json", "/problems/control-character"))
                .body("refusals[0].place", equalTo("line 2"))
                .body("refusals[0].batch", equalTo(batch))
                .body("refusals[1].body", equalTo("{ no json"))
                .body("refusals[2].body", not(equalTo(text)));
        with(key)
                .get(FEEDS + "/me/refusals?limit=1")
                .then()
                .body("refusals", hasSize(1))
                .body("next", notNullValue());
        with(other).get(FEEDS + "/record/refusals").then().statusCode(403);
        given().get(FEEDS + "/record/refusals").then().statusCode(401);
        with(admin()).get(FEEDS + "/record/refusals").then().statusCode(200);
        with(key)
                .get("/api/v1/batches/" + batch)
                .then()
                .statusCode(200)
                .body("feed", equalTo("record"))
                .body("sha256", matchesPattern("[0-9a-f]{64}"))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(1));
        with(other).get("/api/v1/batches/" + batch).then().statusCode(403);
    }

    @Test
    void knownKeysGoOnWhileTheDatabaseIsAway() {
        String key = created("steady", "");
        Backing.services().postgres().kill();
        try {
            send(key, item("s1", "130200", "CO2")).statusCode(202);
            send("tdm_000000000000_" + "A".repeat(43), item("s2", "130200", "CO2"))
                    .statusCode(401);
            with(admin()).get(FEEDS + "/steady").then().statusCode(503);
        } finally {
            Backing.services().postgres().restart();
        }
        Api.eventually(
                Duration.ofSeconds(10),
                () -> with(admin()).get(FEEDS + "/steady").statusCode() == 200);
    }
}
