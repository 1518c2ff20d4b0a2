package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Boards as they once stood, and what became of a city.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class HistoryIT {
    private static final String BOARD = "/api/v1/assessments/past/boards/co2-aqi";
    private static final String[] CITIES = {"320000", "320001", "320002", "320003", "320004", "320005"};

    /// Sequence → the answer that was served then.
    private static final TreeMap<Long, String> SERVED = new TreeMap<>();

    private static Feed feed;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    /// A life of a board: data, a renamed city in another roster, a changed method, and data again.
    @BeforeEach
    void liveThrough() {
        if (!SERVED.isEmpty()) {
            return;
        }
        feed = new Feed(Backing.services().bootstrapServers());
        Random random = new Random(11);
        feed.roster("past", 1, CITIES);
        feed.assessment("past", 1, "past", "co2-aqi");
        remember();
        for (int i = 1; i <= 12; i++) {
            step(1, random, i, i % 4 == 0 ? "correction" : "new-data");
        }
        feed.roster("past", 2, CITIES[0], CITIES[1], CITIES[2], CITIES[3]);
        remember();
        feed.assessmentBy("validated", "past", 2, "past", "co2-aqi");
        for (int i = 0; i < CITIES.length; i++) {
            feed.metrics(metrics("past", 2, CITIES[i], 100, "method-change", levels(random)));
        }
        remember();
        for (int i = 101; i <= 106; i++) {
            step(2, random, i, "new-data");
        }
    }

    @AfterAll
    static void close() {
        feed.close();
    }

    private static void step(int version, Random random, int sequence, String cause) {
        feed.metrics(metrics("past", version, CITIES[random.nextInt(4)], sequence, cause, levels(random)));
        remember();
    }

    private static Map<String, double[]> levels(Random random) {
        Map<String, double[]> levels = new HashMap<>();
        levels.put("CO2", new double[] {8, 1 + random.nextInt(15)});
        if (random.nextInt(5) > 0) {
            levels.put("AQI", new double[] {8, 1 + random.nextInt(15)});
        }
        return levels;
    }

    /// Waits for the next sequence and keeps what is served.
    private static void remember() {
        long next = SERVED.isEmpty() ? 1 : SERVED.lastKey() + 1;
        feed.flush();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get(BOARD).statusCode() == 200 && sequence(get(BOARD)) >= next);
        Response answer = get(BOARD);
        assertThat(sequence(answer)).isEqualTo(next);
        SERVED.put(next, answer.body().asString());
    }

    @Test
    void everySequenceIsAnsweredAsItWasServedThen() {
        SERVED.forEach((sequence, served) -> {
            int epoch = JsonPath.from(served).getInt("epoch");
            String at = JsonPath.from(served).getString("at");

            assertThat(asOf(Long.toString(sequence)).body().asString()).isEqualTo(served);
            assertThat(asOf(epoch + ":" + sequence).body().asString()).isEqualTo(served);
            assertThat(asOf(at).body().asString()).isEqualTo(served);
            assertThat(asOf(Instant.parse(at).minusNanos(1000).toString()).statusCode())
                    .isEqualTo(sequence == 1 ? 404 : 200);
        });
    }

    @Test
    void anInstantBetweenTwoChangesIsAnsweredWithTheEarlier() {
        SERVED.forEach((sequence, served) -> {
            String justBefore = Instant.parse(JsonPath.from(served).getString("at"))
                    .minusNanos(1000)
                    .toString();
            if (sequence > 1) {
                assertThat(asOf(justBefore).body().asString()).isEqualTo(SERVED.get(sequence - 1));
            }
        });
        assertThat(asOf("2999-01-01T00:00:00Z").body().asString())
                .isEqualTo(SERVED.lastEntry().getValue());
    }

    @Test
    void aChangedMethodRaisesTheEpochOnceAndTheSequenceGoesOn() {
        List<Integer> epochs = SERVED.values().stream()
                .map(served -> JsonPath.from(served).getInt("epoch"))
                .toList();

        assertThat(epochs).isSorted().containsOnly(1, 2);
        assertThat(epochs.subList(0, 14)).containsOnly(1);
        JsonPath first = JsonPath.from(SERVED.get(15L));
        assertThat(first.getInt("epoch")).isEqualTo(2);
        assertThat(first.getInt("assessmentVersion")).isEqualTo(2);
        assertThat(JsonPath.from(SERVED.get(14L)).getInt("assessmentVersion")).isEqualTo(1);
        assertThat(JsonPath.from(SERVED.get(14L)).getInt("rosterVersion")).isEqualTo(2);
        assertThat(JsonPath.from(SERVED.get(14L)).getInt("counts.cities")).isEqualTo(4);
    }

    @Test
    void filtersAndTagsWorkOnThePast() {
        Response past = get(BOARD + "?asOf=13&region=east&limit=2");

        assertThat(past.jsonPath().getList("entries")).hasSizeLessThanOrEqualTo(2);
        assertThat(past.jsonPath().getInt("counts.cities")).isEqualTo(6);
        assertThat(past.header("ETag")).isEqualTo("\"1-13-1.1\"");
        assertThat(given().header("If-None-Match", "\"1-13-1.1\"")
                        .get(BOARD + "?asOf=13")
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 404",
        "9999, 404",
        "2:3, 404",
        "1999-01-01T00:00:00Z, 404",
        "yesterday, 400",
        "-1, 400",
        "1:2:3, 400",
        "2026-13-01T00:00:00Z, 400"
    })
    void whatNeverWasIsAProblem(String asOf, int status) {
        Response answer = asOf(asOf);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().asString()).doesNotContain("yesterday");
    }

    @Test
    void aCitysHistoryLeadsFromNowhereToItsPresentPlace() {
        for (String city : List.of(CITIES).subList(0, 4)) {
            List<Map<String, Object>> changes = history(city, "").getList("changes");

            assertThat(changes.getLast().get("from")).isNull();
            for (int i = 1; i < changes.size(); i++) {
                assertThat(standing(changes.get(i - 1).get("from")))
                        .isEqualTo(standing(changes.get(i).get("to")));
            }
            for (Map<String, Object> change : changes) {
                assertThat(standing(change.get("to")))
                        .isEqualTo(standing(placeOnBoard(city, (Integer) change.get("sequence"))));
            }
            assertThat(standing(changes.getFirst().get("to")))
                    .isEqualTo(standing(placeOnBoard(city, SERVED.lastKey().intValue())));
        }
    }

    @Test
    void aHistoryNamesTheObservationsOfTheCityAndPagesGoOn() {
        JsonPath last = history(CITIES[4], "&limit=1");

        assertThat(last.<Object>get("changes[0].to")).isNull();
        assertThat(last.getString("changes[0].cause")).isEqualTo("roster-change");
        int sequence = last.getInt("changes[0].sequence");
        assertThat(history(CITIES[4], "&before=" + sequence).getList("changes.sequence", Integer.class))
                .doesNotContain(sequence)
                .isNotEmpty();
        String withData = List.of(CITIES).subList(0, 4).stream()
                .filter(city -> history(city, "").getList("changes.cause").contains("new-data"))
                .findFirst()
                .orElseThrow();
        assertThat(history(withData, "").getString("changes.find {it.cause == 'new-data'}.observations[0]"))
                .startsWith(withData + "-");
    }

    @ParameterizedTest
    @CsvSource({
        "320000/history, 400",
        "320000/history?board=so2, 404",
        "320009/history?board=co2-aqi, 404",
        "320000/history?board=co2-aqi&limit=0, 400",
        "320000/history?board=co2-aqi&before=x, 400"
    })
    void aBadQuestionAboutAHistoryIsRefused(String path, int status) {
        assertThat(get("/api/v1/assessments/past/cities/" + path).statusCode()).isEqualTo(status);
    }

    private static Response asOf(String version) {
        return given().queryParam("asOf", version).get(BOARD);
    }

    private static JsonPath history(String city, String more) {
        return get("/api/v1/assessments/past/cities/" + city + "/history?board=co2-aqi" + more)
                .jsonPath();
    }

    private static long sequence(Response board) {
        return board.jsonPath().getLong("sequence");
    }

    /// Rank, tier and score of a city on the board as of a sequence; all null when unranked.
    private static Map<String, Object> placeOnBoard(String city, int sequence) {
        Map<String, Object> entry =
                asOf(Integer.toString(sequence)).jsonPath().getMap("entries.find {it.city == '%s'}".formatted(city));
        return entry == null ? new HashMap<>() : entry;
    }

    /// What does not depend on other cities: tier and score.
    private static List<Object> standing(Object place) {
        Map<?, ?> fields = (Map<?, ?>) place;
        return java.util.Arrays.asList(fields.get("tier"), fields.get("score"));
    }
}
