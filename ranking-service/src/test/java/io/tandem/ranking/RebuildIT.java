package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.fold.RebuildStatus;
import io.tandem.fold.RebuildStatus.State;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Boards are compared with what the log gives, and brought to it without losing their past.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class RebuildIT {
    private static final String BOARD = "/api/v1/assessments/rebuilt/boards/co2";
    private static final String[] CITIES = {"410000", "410001", "410002"};

    private static Feed feed;

    @BeforeAll
    static void aBoard() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("rebuilt", 1, CITIES);
        feed.assessment("rebuilt", 1, "rebuilt", "co2");
        for (int i = 0; i < CITIES.length; i++) {
            feed.metrics(Feed.metrics("rebuilt", CITIES[i], 10 + i, "new-data", Map.of("CO2", new double[] {8, 7 - 2 * i
            })));
        }
        feed.flush();
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void boardsThatAreWhatTheLogGivesStayAsTheyAre() {
        JsonPath before = complete();

        RebuildStatus ended = rebuild(false);

        assertThat(ended.state()).as(ended.message()).isEqualTo(State.VERIFIED);
        assertThat(ended.rebuiltHash()).isEqualTo(ended.liveHash());
        assertThat(ended.records()).isPositive();
        assertThat(get(BOARD).jsonPath().<Object>get()).isEqualTo(before.<Object>get());
    }

    @Test
    void aBoardThatDiffersIsBroughtBackInOneChange() throws SQLException {
        // Given
        JsonPath right = complete();
        long sequence = right.getLong("sequence");
        execute("""
                update ranking.board_move m set score = -0.5, rates = '[-0.5]'
                where m.city = '%s' and m.board = (select id from ranking.board where assessment = 'rebuilt')
                  and m.sequence = (select max(sequence) from ranking.board_move l where l.board = m.board and l.city = m.city)
                """.formatted(CITIES[2]));

        // When
        RebuildStatus found = rebuild(false);
        RebuildStatus repaired = rebuild(true);

        // Then
        assertThat(found.state()).as(found.message()).isEqualTo(State.DIFFERS);
        assertThat(found.differences().live())
                .singleElement()
                .asString()
                .startsWith("rebuilt|co2|" + CITIES[2] + "||bfe0000000000000|[-0.5]");
        assertThat(found.differences().rebuilt())
                .singleElement()
                .asString()
                .startsWith("rebuilt|co2|" + CITIES[2] + "||3fe4000000000000|[0.625]");
        assertThat(repaired.state()).as(repaired.message()).isEqualTo(State.SWITCHED);
        soon().until(() -> get(BOARD).jsonPath().getLong("sequence") > sequence);
        assertThat(get(BOARD).jsonPath().getLong("sequence")).isEqualTo(sequence + 1);
        assertThat(ranked(sequence + 1)).isEqualTo("410002 410001 410000");
        assertThat(ranked(sequence)).as("as it was stored then").isEqualTo("410001 410000 410002");
        JsonPath change = get("/api/v1/assessments/rebuilt/cities/%s/history?board=co2&limit=1".formatted(CITIES[2]))
                .jsonPath();
        assertThat(change.getString("changes[0].cause")).isEqualTo("correction");
        assertThat(change.getLong("changes[0].sequence")).isEqualTo(sequence + 1);
        assertThat(rebuild(false).state()).isEqualTo(State.VERIFIED);
        assertThat(get(BOARD).jsonPath().getLong("sequence")).isEqualTo(sequence + 1);
    }

    private static String ranked(long sequence) {
        return String.join(" ", get(BOARD + "?asOf=" + sequence).jsonPath().getList("entries.city", String.class));
    }

    /// The board when all cities are ranked.
    private static JsonPath complete() {
        soon().until(() -> {
            JsonPath board = get(BOARD).jsonPath();
            return get(BOARD).statusCode() == 200
                    && board.getList("entries.rank").stream()
                                    .filter(Integer.class::isInstance)
                                    .count()
                            == CITIES.length;
        });
        return get(BOARD).jsonPath();
    }

    private static RebuildStatus rebuild(boolean accept) {
        given().contentType("application/json")
                .body("{\"accept\": %s}".formatted(accept))
                .post("/internal/rebuild")
                .then()
                .statusCode(202);
        soon().until(() -> get("/internal/rebuild").as(RebuildStatus.class).finishedAt() != null);
        return get("/internal/rebuild").as(RebuildStatus.class);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private static void execute(String change) throws SQLException {
        try (var connection =
                DriverManager.getConnection(Backing.services().jdbcUrl("ranking"), "ranking", "ranking")) {
            connection.createStatement().executeUpdate(change);
        }
    }
}
