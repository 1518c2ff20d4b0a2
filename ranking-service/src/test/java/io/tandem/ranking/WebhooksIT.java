package io.tandem.ranking;

import static io.restassured.RestAssured.given;
import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.tandem.ranking.webhook.Receiver;
import io.tandem.ranking.webhook.Receiver.Reply;
import io.tandem.ranking.webhook.Receiver.Request;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What receivers and owners of webhooks may rely on (RELIABILITY §5). Every test has an assessment of its own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class WebhooksIT {
    private static final String ROOT = "/api/v1/webhooks";
    private static final String[] CITIES =
            IntStream.range(0, 6).mapToObj(i -> Integer.toString(500_000 + i)).toArray(String[]::new);

    private static Feed feed;

    private int records;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("hooked", 1, CITIES);
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void everyChangeArrivesSignedAndInOrder() {
        // Given
        board("hook-1");
        long last = changes("hook-1", 5);
        try (Receiver receiver = new Receiver()) {
            // When
            Owned owned = webhook("hook-1", receiver, Map.of("after", "1:0"));
            receiver.changes((int) last);
            long later = changes("hook-1", 5);
            List<Request> changes = receiver.changes((int) later);

            // Then
            assertThat(receiver.sequences())
                    .isEqualTo(LongStream.rangeClosed(1, later).boxed().toList());
            assertThat(changes)
                    .extracting(change -> change.header("webhook-id"))
                    .doesNotHaveDuplicates();
            assertThat(changes).allSatisfy(change -> {
                assertThatCode(() -> new Webhook(owned.secret()).verify(change.body(), headers(change)))
                        .doesNotThrowAnyException();
                assertThat(change.event().get("id").asText()).isEqualTo(change.header("webhook-id"));
                assertThat(change.event().get("subject").asText()).isEqualTo("hook-1/co2");
                assertThat(change.header("content-type")).startsWith("application/cloudevents+json");
                assertThat(Schemas.violations("webhook-change", change.body())).isEmpty();
            });
            assertThat(receiver.questions()).hasSize(1);
            assertThat(receiver.questions().getFirst().header("webhook-request-origin"))
                    .isEqualTo("tandem.test");
            await().untilAsserted(
                            () -> assertThat(owned.show().getString("cursor")).isEqualTo("1:" + later));
            assertThat(owned.show().getString("state")).isEqualTo("active");
        }
    }

    @Test
    void aMessageThatIsNotTakenHoldsUpTheOthersAndComesAgainWithTheSameId() {
        board("hook-2");
        try (Receiver receiver = new Receiver().replying(Reply.of(500), Reply.of(0), Reply.of(302))) {
            Owned owned = webhook("hook-2", receiver, Map.of("after", "1:0"));
            long last = changes("hook-2", 2);

            List<Request> changes = receiver.changes((int) last + 3);

            assertThat(receiver.sequences().subList(0, 4)).containsExactly(1L, 1L, 1L, 1L);
            assertThat(receiver.sequences().subList(3, changes.size()))
                    .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(changes.subList(0, 4).stream()
                            .map(change -> change.header("webhook-id"))
                            .distinct())
                    .hasSize(1);
            await().untilAsserted(
                            () -> assertThat(owned.show().getString("cursor")).isEqualTo("1:" + last));
            JsonPath log = owned.get("/deliveries").jsonPath();
            List<String> failures = log.getList("deliveries.failure");
            assertThat(failures.reversed().subList(0, 5)).containsExactly(null, "status", "timeout", "redirect", null);
            assertThat(log.<Integer>getList("deliveries.attempt").reversed().subList(1, 5))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void whoeverNeverTakesAnythingIsDisabledWithANotice() {
        board("hook-3");
        try (Receiver receiver = new Receiver().usually(Reply.of(500))) {
            Owned owned = webhook("hook-3", receiver, Map.of("after", "1:0"));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> owned.show().getString("state").equals("disabled"));

            JsonPath shown = owned.show();
            assertThat(shown.getString("disabled.reason")).isEqualTo("status");
            assertThat(shown.getString("disabled.at")).isNotNull();
            assertThat(shown.getString("cursor")).isEqualTo("1:0");
            await().untilAsserted(() -> assertThat(
                            receiver.messages().getLast().event().get("type").asText())
                    .isEqualTo("io.tandem.webhook.disabled.v1"));
            assertThat(Schemas.violations(
                            "webhook-disabled", receiver.messages().getLast().body()))
                    .isEmpty();
            assertThat(receiver.sequences()).containsExactly(1L, 1L, 1L, 1L);
            await().untilAsserted(() -> assertThat(metric("tandem_webhook_disabled_total{because=\"status\"}"))
                    .isPositive());
        }
    }

    @Test
    void a410DisablesAtOnceAndEnablingGoesOnWithoutAGap() {
        board("hook-4");
        try (Receiver receiver = new Receiver().replying(Reply.of(204), Reply.of(410))) {
            Owned owned = webhook("hook-4", receiver, Map.of("after", "1:0"));
            long last = changes("hook-4", 4);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> owned.show().getString("state").equals("disabled"));
            assertThat(owned.show().getString("disabled.reason")).isEqualTo("gone");
            assertThat(receiver.messages()).hasSize(2);

            assertThat(owned.post("/enable", Map.of()).statusCode()).isEqualTo(200);

            receiver.changes((int) last + 1);
            assertThat(receiver.sequences().subList(0, 3))
                    .as("the second was not taken at first")
                    .containsExactly(1L, 2L, 2L);
            assertThat(receiver.sequences().subList(2, (int) last + 1))
                    .isEqualTo(LongStream.rangeClosed(2, last).boxed().toList());
            assertThat(receiver.questions()).as("consent is asked for again").hasSize(2);
        }
    }

    @Test
    void retryAfterIsHonoured() {
        board("hook-5");
        try (Receiver receiver = new Receiver().replying(new Reply(429, Map.of("Retry-After", "2")))) {
            webhook("hook-5", receiver, Map.of("after", "1:0"));

            List<Request> changes = receiver.changes(2);

            assertThat(Duration.between(changes.get(0).at(), changes.get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
        }
    }

    @Test
    void theRateThatTheReceiverAllowsIsKept() {
        board("hook-6");
        changes("hook-6", 3);
        Reply consent = new Reply(200, Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "120"));
        try (Receiver receiver = new Receiver().consenting(consent)) {
            Owned owned = webhook("hook-6", receiver, Map.of("after", "1:0"));

            List<Request> changes = receiver.changes(3);

            assertThat(owned.show().getInt("allowedRate")).isEqualTo(120);
            for (int i = 1; i < 3; i++) {
                assertThat(Duration.between(
                                changes.get(i - 1).at(), changes.get(i).at()))
                        .isGreaterThanOrEqualTo(Duration.ofMillis(450));
            }
        }
    }

    @Test
    void withoutConsentNothingIsSentAndTheWebhookIsDisabled() {
        board("hook-7");
        try (Receiver receiver = new Receiver().consenting(Reply.of(200))) {
            Owned owned = webhook("hook-7", receiver, Map.of("after", "1:0"));
            assertThat(owned.show().getString("state")).isIn("pending", "disabled");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> owned.show().getString("state").equals("disabled"));

            assertThat(owned.show().getString("disabled.reason")).isEqualTo("not-allowed");
            assertThat(receiver.questions()).hasSize(3);
            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    void bothSecretsSignWhileTheyChange() {
        board("hook-8");
        try (Receiver receiver = new Receiver()) {
            Owned owned = webhook("hook-8", receiver, Map.of());
            Response rotated = owned.post("/secret", Map.of());
            String next = rotated.jsonPath().getString("secret");
            changes("hook-8", 1);

            Request change = receiver.changes(1).getFirst();

            assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
            assertThat(change.header("webhook-signature").split(" ")).hasSize(2);
            for (String secret : List.of(owned.secret(), next)) {
                assertThatCode(() -> new Webhook(secret).verify(change.body(), headers(change)))
                        .doesNotThrowAnyException();
            }
            assertThat(owned.show().getList("secrets")).hasSize(2);
            assertThat(owned.show().getString("secrets[0].expiresAt")).isNull();
            assertThat(owned.show().getString("secrets[1].expiresAt")).isNotNull();
        }
    }

    @Test
    void aRangeIsSentAgainWithTheSameIdsAndThenNewOnesFollow() {
        board("hook-9");
        long last = changes("hook-9", 5);
        try (Receiver receiver = new Receiver()) {
            Owned owned = webhook("hook-9", receiver, Map.of("after", "1:0"));
            receiver.changes((int) last);
            await().until(() -> owned.show().getString("cursor").equals("1:" + last));
            String id = receiver.changes().get(1).header("webhook-id");

            Response again = owned.post("/redeliver", Map.of("from", "1:2", "to", "1:4"));
            receiver.changes((int) last + 3);
            long later = changes("hook-9", 1);
            receiver.changes((int) later + 3);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(receiver.sequences().subList((int) last, (int) last + 3)).containsExactly(2L, 3L, 4L);
            assertThat(receiver.sequences().subList((int) last + 3, (int) later + 3))
                    .isEqualTo(LongStream.rangeClosed(last + 1, later).boxed().toList());
            assertThat(receiver.changes().get((int) last).header("webhook-id")).isEqualTo(id);
            await().until(() -> owned.show().getString("redelivering") == null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1:0, 1:1, unknown-version, /from",
        "1:1, 1:999, unknown-version, /to",
        "2:1, 1:1, unknown-version, /from",
        "1:1, x, bad-version, /to",
        "1:1, , missing-to, /to",
        "1:2, 1:1, empty-range, /to"
    })
    void whatCannotBeSentAgainIsRefused(String from, String to, String problem, String pointer) {
        board("hook-10");
        try (Receiver receiver = new Receiver()) {
            Owned owned = webhook("hook-10", receiver, Map.of("after", "1:0"));
            receiver.changes(1);
            await().until(() -> !owned.show().getString("cursor").equals("1:0"));
            Map<String, String> range = new HashMap<>(Map.of("from", from));
            if (to != null) {
                range.put("to", to);
            }

            Response refused = owned.post("/redeliver", range);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/" + problem);
            assertThat(refused.jsonPath().getString("pointer")).isEqualTo(pointer);
        }
    }

    @Test
    void onlyWhatIsWantedIsSentAndTheCursorPassesOverTheRest() {
        board("hook-11");
        try (Receiver receiver = new Receiver()) {
            Owned owned = webhook("hook-11", receiver, Map.of("city", List.of(CITIES[1])));
            feed.metrics(metrics("hook-11", CITIES[0], ++records, "new-data", Map.of("CO2", new double[] {4, 3})));
            feed.metrics(metrics("hook-11", CITIES[1], ++records, "new-data", Map.of("CO2", new double[] {4, 2})));
            feed.metrics(metrics("hook-11", CITIES[2], ++records, "correction", Map.of("CO2", new double[] {4, 1})));
            feed.metrics(metrics("hook-11", CITIES[3], ++records, "correction", Map.of("CO2", new double[] {4, 3.9})));
            feed.flush();

            List<String> cities = List.of(CITIES[1]);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(scores("hook-11")).hasSize(4);
                String present = RestAssured.get("/api/v1/assessments/hook-11/boards/co2")
                        .jsonPath()
                        .getString("sequence");
                assertThat(owned.show().getString("cursor")).isEqualTo("1:" + present);
            });
            assertThat(receiver.changes()).isNotEmpty().allSatisfy(change -> {
                assertThat(Schemas.violations("webhook-change", change.body())).isEmpty();
                assertThat(change.event().at("/data/moves").findValuesAsText("city"))
                        .isSubsetOf(cities);
                assertThat(change.event().at("/data/watched").findValuesAsText("city"))
                        .containsExactly(CITIES[1]);
                assertThat(change.event().at("/data/totalMoves").asInt()).isPositive();
            });
            assertThat(receiver.changes()
                            .getLast()
                            .event()
                            .at("/data/watched/0/to/rank")
                            .asInt())
                    .as("pushed down by the third")
                    .isEqualTo(2);
            assertThat(owned.show().getList("filter.city")).containsExactly(CITIES[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic YTpi"})
    void withoutTheKeyThereIsNoWebhook(String authorization) {
        board("hook-12");
        try (Receiver receiver = new Receiver()) {
            String href = webhook("hook-12", receiver, Map.of()).href();

            for (String path : List.of(href, href + "/deliveries", ROOT + "/wh_" + "0".repeat(32), ROOT + "/x")) {
                Response missing =
                        given().header("Authorization", authorization).get(path);
                assertThat(missing.statusCode()).isEqualTo(404);
                assertThat(missing.jsonPath().getString("type")).isEqualTo("/problems/unknown-webhook");
            }
            assertThat(given().header("Authorization", authorization)
                            .delete(href)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aRemovedWebhookGetsNothingMore() {
        board("hook-13");
        try (Receiver receiver = new Receiver();
                Receiver other = new Receiver()) {
            Owned owned = webhook("hook-13", receiver, Map.of("after", "1:0"));
            Owned witness = webhook("hook-13", other, Map.of("after", "1:0"));
            receiver.changes(1);
            await().until(() -> owned.show().getString("cursor").equals("1:1"));

            assertThat(owned.delete().statusCode()).isEqualTo(204);
            long last = changes("hook-13", 2);

            other.changes((int) last);
            await().until(() -> witness.show().getString("cursor").equals("1:" + last));
            assertThat(receiver.sequences()).containsExactly(1L);
            assertThat(owned.get("").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theLogHasPages() {
        board("hook-14");
        try (Receiver receiver = new Receiver()) {
            Owned owned = webhook("hook-14", receiver, Map.of("after", "1:0"));
            long last = changes("hook-14", 4);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> owned.show().getString("cursor").equals("1:" + last));

            JsonPath first = owned.get("/deliveries?limit=2").jsonPath();
            JsonPath second = given().header("Authorization", "Bearer " + owned.key())
                    .get(first.getString("next"))
                    .jsonPath();

            assertThat(first.getList("deliveries.version")).containsExactly("1:" + last, "1:" + (last - 1));
            assertThat(second.getString("deliveries[0].version")).isEqualTo("1:" + (last - 2));
            assertThat(first.getInt("deliveries[0].status")).isEqualTo(204);
            assertThat(owned.get("/deliveries?limit=0").statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | missing-url | /url",
                "{\"url\":\"ftp://127.0.0.1/\"} | 422 | bad-url | /url",
                "{\"url\":\"http://a:b@127.0.0.1/\"} | 422 | bad-url | /url",
                "{\"url\":\"http://127.0.0.1/\"} | 422 | missing-assessment | /assessment",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"no\"} | 422 | unknown-assessment | /assessment",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\"} | 422 | missing-board | /board",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"no\"} | 422 | unknown-board | /board",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"after\":\"x\"} | 422 | bad-version | /after",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"after\":\"1:999\"} | 422 | unknown-version | /after",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"city\":[\"1\"]} | 422 | bad-filter | /city/0",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"city\":[null]} | 400 | wrong-type | /city/0",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"top\":1.5} | 400 | wrong-type | /top",
                "{\"url\":\"http://127.0.0.1/\",\"assessment\":\"hook-15\",\"board\":\"co2\",\"tier\":[\"I\"]} | 422 | bad-filter | /tier/0",
                "{\"uri\":\"\"} | 400 | unknown-member | ''",
                "[] | 400 | wrong-type | ''"
            })
    void whatMakesNoSenseIsRefused(String body, int status, String problem, String pointer) {
        board("hook-15");

        Response refused = given().contentType(ContentType.JSON).body(body).post(ROOT);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/" + problem);
        assertThat(refused.jsonPath().getString("pointer")).isEqualTo(pointer);
    }

    /// From an address of its own, so that the other tests have theirs to themselves.
    @Test
    void anAddressMakesOnlySoManyWebhooks() throws Exception {
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, ROOT)))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer = elsewhere.send(request, BodyHandlers.ofString());
            for (int i = 0; answer.statusCode() == 422 && i < 1_000; i++) {
                answer = elsewhere.send(request, BodyHandlers.ofString());
            }

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).contains("r=0");
            assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"new-webhooks\";q=100;w=100");
            assertThat(answer.body()).contains("/problems/too-many-requests");
            assertThat(given().contentType(ContentType.JSON)
                            .body("{}")
                            .post(ROOT)
                            .statusCode())
                    .as("another address")
                    .isEqualTo(422);
        }
    }

    @Test
    void theInterfaceIsDescribedWithItsProblemsAndAnExample() {
        JsonPath description = RestAssured.get("/q/openapi?format=json").jsonPath();
        String path = "paths.'/api/v1/webhooks%s'.%s";

        assertThat(description.getMap(path.formatted("", "post.responses")))
                .containsOnlyKeys("201", "400", "404", "409", "413", "415", "422", "429");
        assertThat(description.getMap(path.formatted("", "post.requestBody.content.'application/json'.examples")))
                .isNotEmpty();
        assertThat(description.getMap(path.formatted("/{id}/redeliver", "post.responses")))
                .containsOnlyKeys("202", "400", "404", "409", "413", "415", "422");
        for (String call : List.of("/{id}', get", "/{id}', delete", "/{id}/secret', post", "/{id}/enable', post")) {
            String operation = "paths.'/api/v1/webhooks" + call.replace(", ", ".");
            assertThat(description.getMap(operation + ".responses")).containsKey("404");
            assertThat(description.getList(operation + ".security.managementKey"))
                    .as(call)
                    .isNotEmpty();
        }
        assertThat(description.getString("components.securitySchemes.managementKey.scheme"))
                .isEqualTo("bearer");
    }

    private static HttpHeaders headers(Request request) {
        return HttpHeaders.of(request.headers(), (_, _) -> true);
    }

    private static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .body()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /// Publishes an assessment and waits for its board.
    private static void board(String assessment) {
        feed.assessment(assessment, 1, "hooked", "co2");
        feed.flush();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> RestAssured.get("/api/v1/assessments/" + assessment + "/boards/co2")
                                .jsonPath()
                                .getInt("counts.cities")
                        == CITIES.length);
    }

    /// Changes a board so many times, or less where changes become one.
    ///
    /// @return the sequence after the last of them
    private long changes(String assessment, int count) {
        double last = 0;
        for (int i = 0; i < count; i++) {
            records++;
            last = 1000 - records;
            String city = CITIES[records % CITIES.length];
            feed.metrics(metrics(assessment, city, records, "new-data", Map.of("CO2", new double[] {1000, last})));
            feed.flush();
            double score = (1000 - last) / 1000;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> scores(assessment).contains(score));
        }
        return RestAssured.get("/api/v1/assessments/" + assessment + "/boards/co2")
                .jsonPath()
                .getLong("sequence");
    }

    private static List<Double> scores(String assessment) {
        return RestAssured.get("/api/v1/assessments/" + assessment + "/boards/co2")
                .jsonPath()
                .getList("entries.score", Double.class);
    }

    private static Owned webhook(String assessment, Receiver receiver, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("url", receiver.url());
        body.put("assessment", assessment);
        body.put("board", "co2");
        Response made = given().contentType(ContentType.JSON).body(body).post(ROOT);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(made.jsonPath().getString("href"));
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        return new Owned(
                made.jsonPath().getString("href"),
                made.jsonPath().getString("secret"),
                made.jsonPath().getString("managementKey"));
    }

    /// A webhook with its keys.
    private record Owned(String href, String secret, String key) {
        JsonPath show() {
            return get("").jsonPath();
        }

        Response get(String path) {
            return given().header("Authorization", "Bearer " + key).get(href + path);
        }

        Response delete() {
            return given().header("Authorization", "Bearer " + key).delete(href);
        }

        Response post(String path, Map<String, ?> body) {
            return given().header("Authorization", "Bearer " + key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(href + path);
        }
    }
}
