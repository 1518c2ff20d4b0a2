package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.tandem.fold.LaneState;
import io.tandem.fold.WireJson;
import io.tandem.metrics.contract.CityMetricsComputed;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is promised of delivery, with a real broker and a real PostgreSQL. Every test has assessments of its
/// own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class DeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] CITIES =
            IntStream.range(0, 10).mapToObj(i -> Integer.toString(300_000 + i)).toArray(String[]::new);

    private static Feed feed;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("delivery", 1, CITIES);
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    /// I6, I10, I14: holds after every test, whatever it did.
    @AfterEach
    void numbersHaveNoGapsAndEveryRecordIsCounted() throws SQLException {
        assertThat(number("""
                select count(*) from (select count(*) n, max(sequence) top, min(sequence) low from ranking.rank_change
                group by assessment, board) b where n <> top or low <> 1""")).isZero();
        assertThat(number("""
                select count(*) from (select count(*) n, max(lane_sequence) top from ranking.rank_change
                group by lane) l where n <> top""")).isZero();
        assertThat(number("""
                select count(*) from ranking.board b where sequence <> (select coalesce(max(sequence), 0)
                from ranking.rank_change c where c.assessment = b.assessment and c.board = b.board)""")).isZero();
        assertThat(lanes())
                .allSatisfy(
                        lane -> assertThat(lane.applied() + lane.duplicate() + lane.superseded() + lane.quarantined())
                                .isEqualTo(lane.nextOffset()));
    }

    @Test
    void anyOrderAndAnyDuplicationEndInTheSameBoard() {
        // Given
        Random random = new Random(17);
        List<CityMetricsComputed> inOrder = new ArrayList<>();
        for (int sequence = 1; sequence <= 80; sequence++) {
            Map<String, double[]> levels = random.nextInt(5) == 0
                    ? Map.of()
                    : Map.of("CO2", new double[] {4, random.nextInt(8)}, "AQI", new double[] {8, random.nextInt(16)});
            inOrder.add(metrics("d1", CITIES[random.nextInt(CITIES.length)], sequence, "new-data", levels));
        }
        List<CityMetricsComputed> shuffled = new ArrayList<>(
                inOrder.stream().map(message -> of("d1-shuffled", message)).toList());
        shuffled.addAll(shuffled);
        Collections.shuffle(shuffled, random);

        // When
        feed.assessment("d1", 1, "delivery", "co2", "co2-aqi");
        feed.assessment("d1-shuffled", 1, "delivery", "co2", "co2-aqi");
        inOrder.forEach(feed::metrics);
        shuffled.forEach(feed::metrics);
        settle();

        // Then
        for (String board : List.of("co2", "co2-aqi")) {
            JsonPath one = board("d1", board);
            JsonPath other = board("d1-shuffled", board);
            assertThat(one.getList("entries")).isNotEmpty().isEqualTo(other.getList("entries"));
            assertThat(one.getList("unranked")).isEqualTo(other.getList("unranked"));
        }
    }

    @Test
    void theStateHashFollowsTheStandingsAndNothingElse() throws SQLException {
        // Given
        feed.assessment("d7", 1, "delivery", "co2");
        feed.metrics(metrics("d7", CITIES[0], 1, "new-data", Map.of("CO2", new double[] {4, 3})));
        settle();
        String before = stateHash();

        // When, then
        feed.metrics(metrics("d7", CITIES[0], 2, "new-data", Map.of("CO2", new double[] {4, 2})));
        settle();
        assertThat(stateHash()).isNotEqualTo(before);
        feed.metrics(metrics("d7", CITIES[0], 3, "new-data", Map.of("CO2", new double[] {4, 3})));
        settle();
        assertThat(stateHash()).isEqualTo(before);
        assertThat(get("/internal/state-hash").jsonPath().getLong("parts.board.rows"))
                .isEqualTo(number("select count(distinct (board, city)) from ranking.board_move") - number("""
                                select count(*) from ranking.board_move m where gone and not exists (
                                select 1 from ranking.board_move n where n.board = m.board and n.city = m.city
                                and n.sequence > m.sequence)"""));
    }

    @Test
    void poisonIsPutAsideAndItsNeighboursTakeEffect() throws SQLException {
        // Given
        feed.assessment("d2", 1, "delivery", "co2");
        String valid = new String(
                WireJson.write(metrics("d2", CITIES[2], 2, "new-data", Map.of("CO2", new double[] {4, 1}))),
                StandardCharsets.UTF_8);
        List<String> poison = List.of(
                "garbage",
                "",
                "{}",
                "[1,2",
                valid.replace("\"new-data\"", "\"because\""),
                valid.replace("\"CO2\"", "\"CH4\""),
                valid.replace("\"base-missing\"", "\"lost\""),
                valid.replace("\"rate\":0.75", "\"rate\":null"),
                valid.replace("\"rate\":0.75", "\"rate\":1e400"),
                valid.replace("\"300002-2\"", "\"\\u0000\""),
                valid.replace("{\"assessment\"", "{\"city\":\"300003\",\"assessment\""));
        long before = number("select count(*) from ranking.quarantine");

        // When
        feed.metrics(metrics("d2", CITIES[1], 1, "new-data", Map.of("CO2", new double[] {4, 3})));
        poison.forEach(bytes -> feed.raw("d2", CITIES[2], bytes.getBytes(StandardCharsets.UTF_8)));
        feed.headless(0);
        feed.metrics(metrics("d2", CITIES[3], 3, "new-data", Map.of("CO2", new double[] {4, 2})));
        settle();

        // Then
        assertThat(board("d2", "co2").getList("entries.city")).containsExactly(CITIES[3], CITIES[1]);
        assertThat(number("select count(*) from ranking.quarantine") - before)
                .as(
                        text(
                                "select string_agg(lane || '@' || record_offset || ' ' || reason, '; ') from ranking.quarantine"))
                .isEqualTo(poison.size() + 1L);
    }

    @Test
    void aKilledDatabasePausesTheServiceAndNothingIsCountedTwice() {
        // Given
        feed.assessment("d3", 1, "delivery", "co2");
        for (int i = 0; i < CITIES.length; i++) {
            feed.metrics(metrics("d3", CITIES[i], 1, "new-data", Map.of("CO2", new double[] {100, 50 + i})));
        }
        settle();
        long applied = applied();

        // When
        Backing.services().postgres().kill();
        for (int i = 0; i < CITIES.length; i++) {
            feed.metrics(metrics("d3", CITIES[i], 2, "correction", Map.of("CO2", new double[] {100, 10 + i})));
        }
        feed.flush();
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(board("d3", "co2").getList("entries")).hasSize(CITIES.length);
        assertThat(get("/api/v1/assessments/d3/cities/" + CITIES[0]).statusCode())
                .isEqualTo(503);
        Backing.services().postgres().restart();
        settle();

        // Then
        assertThat(applied() - applied).isEqualTo(CITIES.length);
        assertThat(board("d3", "co2").getList("entries.score", Double.class).getFirst())
                .isEqualTo(0.9);
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aKilledBrokerDelaysTheHandOverButLosesNothing() {
        // Given
        feed.assessment("d4", 1, "delivery", "co2");
        feed.metrics(metrics("d4", CITIES[0], 1, "new-data", Map.of("CO2", new double[] {4, 3})));
        settle();

        // When
        Backing.services().broker().kill();
        Backing.services().broker().restart();
        feed.metrics(metrics("d4", CITIES[0], 2, "correction", Map.of("CO2", new double[] {4, 1})));
        settle();

        // Then
        assertThat(board("d4", "co2").getList("entries.score", Double.class)).containsExactly(0.75);
    }

    @Test
    void metricsOfAnUnknownAssessmentWaitForItsDefinition() {
        // Given
        feed.metrics(metrics("d5", CITIES[0], 1, "new-data", Map.of("CO2", new double[] {4, 3})));
        feed.flush();
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 503);

        // When
        feed.assessment("d5", 1, "delivery", "co2");
        settle();

        // Then
        assertThat(board("d5", "co2").getList("entries.city")).containsExactly(CITIES[0]);
    }

    @Test
    void boardsFollowTheirDefinitions() {
        // Given
        feed.roster("changing", 1, CITIES[0], CITIES[1]);
        feed.assessment("d6", 1, "changing", "co2");
        for (int i = 0; i < 3; i++) {
            Map<String, double[]> levels = Map.of("CO2", new double[] {4, i}, "AQI", new double[] {8, i});
            feed.metrics(metrics("d6", CITIES[i], 1, "new-data", levels));
        }
        settle();
        assertThat(board("d6", "co2").getList("entries.city")).containsExactly(CITIES[0], CITIES[1]);

        // When
        feed.roster("changing", 2, CITIES[1], CITIES[2], CITIES[3]);
        feed.assessment("d6", 2, "changing", "co2", "co2-aqi");
        feed.flush();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board("d6", "co2-aqi").getList("entries.city"))
                        .containsExactly(CITIES[1], CITIES[2]));
        assertThat(board("d6", "co2").getList("entries.city")).containsExactly(CITIES[1], CITIES[2]);
        assertThat(board("d6", "co2").getList("unranked.city")).containsExactly(CITIES[3]);
    }

    private static CityMetricsComputed of(String assessment, CityMetricsComputed m) {
        return new CityMetricsComputed(
                assessment,
                m.assessmentVersion(),
                m.rosterVersion(),
                m.city(),
                m.lane(),
                m.sequence(),
                m.at(),
                m.cause(),
                m.metrics());
    }

    private static JsonPath board(String assessment, String board) {
        return get("/api/v1/assessments/" + assessment + "/boards/" + board).jsonPath();
    }

    /// Waits until everything sent has been folded and handed over, and has come back to the read model.
    private static void settle() {
        feed.flush();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> lanes().stream().mapToLong(LaneState::nextOffset).sum() == feed.sent()
                        && lanes().stream().allMatch(lane -> lane.sequence() == lane.published())
                        && number("select sum(sequence) from ranking.board") == shown());
    }

    /// Sum of the sequences of all boards in the read model.
    private static long shown() {
        List<Integer> sequences =
                get("/api/v1/assessments").jsonPath().getList("assessments.boards.sequence.flatten()");
        return sequences.stream().mapToLong(Integer::longValue).sum();
    }

    private static String stateHash() {
        return get("/internal/state-hash").jsonPath().getString("hash");
    }

    private static List<LaneState> lanes() {
        return List.of(get("/internal/lanes").as(LaneState[].class));
    }

    private static long applied() {
        return lanes().stream().mapToLong(LaneState::applied).sum();
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("ranking"), "ranking", "ranking");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
