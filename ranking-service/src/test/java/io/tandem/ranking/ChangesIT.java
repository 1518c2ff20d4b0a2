package io.tandem.ranking;

import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.tandem.ranking.EventClient.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a subscriber may rely on (RELIABILITY §5). Every test has an assessment of its own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class ChangesIT {
    private static final String[] CITIES =
            IntStream.range(0, 8).mapToObj(i -> Integer.toString(200_000 + i)).toArray(String[]::new);

    private static Feed feed;

    @TestHTTPResource("/api/v1/assessments/")
    URL base;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("stream", 1, CITIES);
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void aStreamBeginsWithTheBoardAndGoesOnWithEveryChange() {
        String changes = board("s1");
        try (EventClient client = new EventClient(changes)) {
            Event snapshot = client.nextEvent();
            long sequence = snapshot.data().get("sequence").asLong();
            feed.metrics(metrics("s1", CITIES[1], 1, "new-data", Map.of("CO2", new double[] {4, 3})));
            feed.flush();
            Event first = client.nextEvent();
            feed.metrics(metrics("s1", CITIES[2], 2, "correction", Map.of("CO2", new double[] {4, 2})));
            feed.flush();
            Event second = client.nextEvent();

            assertThat(client.response().headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(client.response().headers().firstValue("x-accel-buffering"))
                    .hasValue("no");
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data().get("entries")).hasSize(CITIES.length);
            assertThat(snapshot.id()).isEqualTo("1:" + sequence);
            assertThat(first.name()).isEqualTo("change");
            assertThat(first.id()).isEqualTo("1:" + (sequence + 1));
            assertThat(second.id()).isEqualTo("1:" + (sequence + 2));
            assertThat(second.data().at("/cause/kind").asText()).isEqualTo("correction");
            assertThat(second.data().at("/cause/observations/0").asText()).isEqualTo(CITIES[2] + "-2");
            assertThat(second.data().at("/moves/0/from/unranked/0/reason").asText())
                    .isEqualTo("no-observations");
            assertThat(second.data().at("/moves/0/to/rank").asInt()).isEqualTo(1);
            assertThat(second.data().at("/moves/0/to/score").asDouble()).isEqualTo(0.5);
        }
    }

    @Test
    void aResumedStreamHasNoSeamWhereverItBegins() {
        // Given
        String changes = board("s2");
        Random random = new Random(3);
        for (int sequence = 1; sequence <= 60; sequence++) {
            String cause = random.nextBoolean() ? "new-data" : "correction";
            double[] levels = {4, random.nextInt(9)};
            feed.metrics(metrics("s2", CITIES[random.nextInt(CITIES.length)], sequence, cause, Map.of("CO2", levels)));
        }
        feed.flush();
        long last = settled("s2", 60);

        for (long after = 0; after <= last; after += 7) {
            // When
            List<Event> events = new ArrayList<>();
            try (EventClient client = new EventClient(changes, "Last-Event-ID", "1:" + after)) {
                events.add(client.nextEvent());
                for (long sequence = after + 1; sequence <= last; sequence++) {
                    events.add(client.nextEvent());
                }
            }

            // Then
            assertThat(events.getFirst().name()).isEqualTo("hello");
            long begin = after;
            assertThat(events)
                    .extracting(Event::id)
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(begin, last)
                            .mapToObj(sequence -> "1:" + sequence)
                            .toList());
        }
    }

    @Test
    void theEmptyBoardAndAllChangesMakeTheSnapshot() {
        // Given
        String changes = board("s3");
        Random random = new Random(5);
        for (int sequence = 1; sequence <= 40; sequence++) {
            Map<String, double[]> levels =
                    random.nextInt(4) == 0 ? Map.of() : Map.of("CO2", new double[] {4, random.nextInt(6)});
            feed.metrics(metrics("s3", CITIES[random.nextInt(CITIES.length)], sequence, "new-data", levels));
            feed.flush();
        }
        long last = settled("s3", 40);

        // When
        Map<String, JsonNode> copy = new TreeMap<>();
        try (EventClient client = new EventClient(changes + "?after=1:0")) {
            for (Event event = client.nextEvent(); !event.id().equals("1:" + last); ) {
                event = client.nextEvent();
                event.data()
                        .get("moves")
                        .forEach(move -> copy.put(move.get("city").asText(), own(move.get("to"))));
            }
        }

        // Then
        Map<String, JsonNode> snapshot = new LinkedHashMap<>();
        try (EventClient client = new EventClient(changes)) {
            client.nextEvent()
                    .data()
                    .get("entries")
                    .forEach(entry -> snapshot.put(entry.get("city").asText(), own(entry.get("place"))));
        }
        assertThat(copy).isEqualTo(snapshot);
    }

    @Test
    void aQuietStreamSaysThatItIsAlive() {
        try (EventClient client = new EventClient(board("s4"))) {
            String id = client.nextEvent().id();

            assertThat(client.next().comment()).isEqualTo("heartbeat " + id);
            assertThat(client.next().comment()).isEqualTo("heartbeat " + id);
        }
    }

    @ParameterizedTest
    @CsvSource({"1:999999, 410", "2:1, 410", "7:0, 410", "abc, 400", "1:-1, 400", "1, 400"})
    void aVersionThatCannotBeFollowedIsRefusedBeforeTheStream(String id, int status) {
        String changes = board("s5");
        try (EventClient client = new EventClient(changes, "Last-Event-ID", id)) {
            assertThat(client.response().statusCode()).isEqualTo(status);
            assertThat(client.response().headers().firstValue("content-type")).hasValue("application/problem+json");
        }
        try (EventClient client = new EventClient(changes + "?after=" + id)) {
            assertThat(client.response().statusCode()).isEqualTo(status);
        }
    }

    @Test
    void aClientThatLeavesIsForgotten() {
        String changes = board("s6");
        try (EventClient client = new EventClient(changes)) {
            client.nextEvent();
            assertThat(subscribers()).isGreaterThanOrEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> subscribers() == 0);
    }

    /// It asks for far more than the connection's buffers hold, and then reads nothing.
    @Test
    void aClientThatTakesNothingIsDisconnectedAndTheOthersAreNot() throws IOException {
        // Given
        String[] many = IntStream.range(0, 2_000)
                .mapToObj(i -> Integer.toString(400_000 + i))
                .toArray(String[]::new);
        feed.roster("many", 1, many);
        feed.assessment("s7", 1, "many", "co2");
        for (int round = 1; round <= 12; round++) {
            for (String city : many) {
                feed.metrics(metrics("s7", city, round, "correction", Map.of("CO2", new double[] {977, round * 7.1})));
            }
        }
        feed.flush();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(RestAssured.get("/api/v1/assessments/s7/boards/co2?limit=1")
                                .jsonPath()
                                .getList("entries.score"))
                        .containsExactly((977 - 12 * 7.1) / 977));

        try (EventClient other = new EventClient(base + "s7/boards/co2/changes");
                Socket client = new Socket()) {
            other.nextEvent();

            // When
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            client.getOutputStream()
                    .write(("GET " + base.getPath() + "s7/boards/co2/changes?after=1:0 HTTP/1.1\r\nHost: test\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10)).until(() -> subscribers() == 2);

            // Then
            await().atMost(Duration.ofSeconds(20)).until(() -> subscribers() == 1);
            assertThat(other.next().comment()).startsWith("heartbeat 1:");
        }
    }

    /// Publishes an assessment and waits for its board.
    private String board(String assessment) {
        feed.assessment(assessment, 1, "stream", "co2");
        feed.flush();
        settled(assessment, 0);
        return base + assessment + "/boards/co2/changes";
    }

    /// Waits until the first `records` metrics of an assessment have taken effect.
    private long settled(String assessment, int records) {
        String path = "/api/v1/assessments/" + assessment + "/boards/co2";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(path).statusCode() == 200
                        && RestAssured.get(path).jsonPath().getInt("counts.cities") == CITIES.length);
        if (records > 0) {
            // A last, distinct value that tells when everything before it has arrived.
            feed.metrics(
                    metrics(assessment, CITIES[0], records + 1, "late-data", Map.of("CO2", new double[] {1000, 1})));
            feed.flush();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> RestAssured.get(path)
                            .jsonPath()
                            .getList("entries.score")
                            .contains(0.999));
        }
        return RestAssured.get(path).jsonPath().getLong("sequence");
    }

    static double subscribers() {
        return RestAssured.get("/q/metrics")
                .body()
                .asString()
                .lines()
                .filter(line -> line.startsWith("tandem_ranking_subscribers"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /// A place without its rank, which others move.
    private static JsonNode own(JsonNode place) {
        com.fasterxml.jackson.databind.node.ObjectNode copy = place.deepCopy();
        copy.remove("rank");
        return copy;
    }
}
