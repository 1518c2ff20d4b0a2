package io.tandem.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.tandem.ranking.EventClient.Event;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a subscriber gets that wants only some of the changes. Every test has an assessment of its own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class FilteredChangesIT {
    private static final String A = "210000";
    private static final String B = "210001";
    private static final String C = "210002";
    private static Feed feed;

    @TestHTTPResource("/")
    URL base;

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("filtered", 1, A, B, C, "210003");
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void aWatchedCityThatAnotherPushesIsSpelledOut() {
        FollowedBoard board = board("f1", "co2");
        board.change(A, "new-data", 10);
        try (EventClient client = events(board, "?city=" + A)) {
            assertThat(client.nextEvent().name()).isEqualTo("snapshot");
            long sequence = board.change(B, "new-data", 20);
            Event pushed = client.nextEvent();

            assertThat(pushed.name()).isEqualTo("change");
            assertThat(pushed.id()).isEqualTo("1:" + sequence);
            assertThat(pushed.data().get("moves")).isEmpty();
            assertThat(pushed.data().get("totalMoves").asInt()).isEqualTo(1);
            assertThat(pushed.data().at("/watched/0/city").asText()).isEqualTo(A);
            assertThat(pushed.data().at("/watched/0/from/rank").asInt()).isEqualTo(1);
            assertThat(pushed.data().at("/watched/0/to/rank").asInt()).isEqualTo(2);
            assertThat(pushed.data().at("/watched/0/byOthers").asBoolean()).isTrue();
        }
    }

    @Test
    void aResumedStreamKnowsTheWatchedPlacesOfThen() {
        FollowedBoard board = board("f2", "co2");
        board.change(A, "new-data", 10);
        long then = board.change(B, "new-data", 5);
        board.change(B, "new-data", 20);
        board.change(C, "new-data", 30);
        board.change(A, "correction", 40);
        try (EventClient client = events(board, "?city=" + A + "&after=1:" + then)) {
            assertThat(client.nextEvent().name()).isEqualTo("hello");
            List<JsonNode> watched = List.of(
                    client.nextEvent().data().at("/watched/0"),
                    client.nextEvent().data().at("/watched/0"),
                    client.nextEvent().data().at("/watched/0"));

            assertThat(watched)
                    .extracting(place -> place.at("/from/rank").asInt())
                    .containsExactly(1, 2, 3);
            assertThat(watched)
                    .extracting(place -> place.at("/to/rank").asInt())
                    .containsExactly(2, 3, 1);
            assertThat(watched)
                    .extracting(place -> place.get("byOthers").asBoolean())
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void whatIsLeftOutMovesTheLastEventIdOn() {
        FollowedBoard board = board("f3", "co2");
        try (EventClient client = events(board, "?cause=withdrawal")) {
            client.nextEvent();
            long sequence = board.change(A, "new-data", 10);
            Event position = client.next();
            while (!position.id().equals("1:" + sequence)) {
                assertThat(position.name()).isEmpty();
                position = client.next();
            }

            assertThat(position.data()).isNull();
            assertThat(position.comment()).isEqualTo("position 1:" + sequence);
            assertThat(client.next().comment()).isEqualTo("heartbeat 1:" + sequence);
        }
    }

    @Test
    void tiersTopAndCausesCombine() {
        FollowedBoard board = board("f4", "co2-lapeq");
        try (EventClient tiers = events(board, "?tierChanges=true");
                EventClient top = events(board, "?top=1&cause=correction,new-data");
                EventClient second = events(board, "?tier=II&tier=III")) {
            tiers.nextEvent();
            top.nextEvent();
            second.nextEvent();
            long first = board.change(A, "new-data", 10);
            board.change(B, "new-data", 5);
            board.change(B, "new-data", 6);
            long down = board.change(B, "correction", -5, 3);
            long withdrawn = board.change(A, "withdrawal", 11);
            long best = board.change(A, "correction", 12);

            assertThat(ids(tiers, 3)).containsExactly(first, first + 1, down);
            assertThat(ids(top, 2)).containsExactly(first, best);
            assertThat(ids(second, 1)).containsExactly(down);
            assertThat(withdrawn).isLessThan(best);
        }
    }

    @Test
    void latestTakesWhatWaitsAsOne() {
        FollowedBoard board = board("f5", "co2");
        board.change(A, "new-data", 10);
        long then = board.sequence();
        board.change(B, "new-data", 20);
        board.change(A, "correction", 30);
        board.change(C, "late-data", 25);
        long now = board.change(B, "new-data", 40);
        try (EventClient client = events(board, "?mode=latest&after=1:" + then)) {
            Event hello = client.nextEvent();
            Event latest = client.nextEvent();
            long live = board.change(A, "withdrawal", 50);
            Event next = client.nextEvent();

            assertThat(hello.data().get("mode").asText()).isEqualTo("latest");
            assertThat(latest.name()).isEqualTo("latest");
            assertThat(latest.id()).isEqualTo("1:" + now);
            assertThat(latest.data().get("fromSequence").asLong()).isEqualTo(then);
            assertThat(latest.data().get("sequence").asLong()).isEqualTo(now);
            assertThat(texts(latest.data().get("causes"))).containsExactly("new-data", "late-data", "correction");
            assertThat(latest.data().findValuesAsText("city")).containsExactly(A, B, C);
            assertThat(latest.data().at("/moves/0/from/rank").asInt()).isEqualTo(1);
            assertThat(latest.data().at("/moves/0/to/rank").asInt()).isEqualTo(2);
            assertThat(next.data().get("fromSequence").asLong()).isEqualTo(now);
            assertThat(next.id()).isEqualTo("1:" + live);
        }
        try (EventClient client = events(board, "?mode=latest")) {
            assertThat(client.nextEvent().data().get("mode").asText()).isEqualTo("latest");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "city=999999, city",
        "city=210000&city=, city",
        "group=g7, group",
        "province=Utopia, province",
        "region=north, region",
        "tier=I, tier",
        "tierChanges=true, tierChanges",
        "tierChanges=yes, tierChanges",
        "minMove=0, minMove",
        "minMove=5, minMove",
        "top=1.5, top",
        "cause=because, cause",
        "mode=some, mode",
        "teir=I, query",
        "wait=61&after=1:0, wait",
        "wait=-1&after=1:0, wait",
        "wait=3, after"
    })
    void whatCanMatchNothingIsRefused(String query, String name) {
        FollowedBoard board = board("f6", "co2");
        Response refused = RestAssured.get(board.path() + "/changes?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.jsonPath().getString("detail")).containsIgnoringCase(name);
        assertThat(refused.body().asString()).doesNotContain("Utopia", "north", "999999", "because", "teir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&wait=20"})
    void aPollIsAnsweredAtOnceWhenThereIsSomething(String wait) {
        FollowedBoard board = board("f7" + wait.length(), "co2");
        long then = board.sequence();
        board.change(A, "new-data", 10);
        long now = board.change(B, "correction", 20);
        Response answer = poll(board, "?after=1:" + then + wait);

        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getString("board")).isEqualTo(board.assessment() + "/co2");
        assertThat(answer.jsonPath().getInt("epoch")).isEqualTo(1);
        assertThat(answer.jsonPath().getLong("sequence")).isEqualTo(now);
        assertThat(answer.jsonPath().getList("changes.cause.kind")).containsExactly("new-data", "correction");
    }

    @Test
    void aPollWaitsForWhatIsWanted() {
        FollowedBoard board = board("f8", "co2");
        long then = board.sequence();
        Thread feeding = Thread.ofVirtual().start(() -> {
            await().until(() -> subscribers() > 0);
            board.change(A, "new-data", 10);
            board.change(B, "correction", 20);
        });
        Response answer = poll(board, "?wait=30&cause=correction&after=1:" + then);

        assertThat(answer.jsonPath().getLong("sequence")).isEqualTo(then + 2);
        assertThat(answer.jsonPath().getList("changes.cause.kind")).containsExactly("correction");
        assertThat(answer.jsonPath().getInt("changes[0].totalMoves")).isEqualTo(1);
        await().until(() -> !feeding.isAlive());
        await().atMost(Duration.ofSeconds(10)).until(() -> subscribers() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aPollThatSawNothingWantedTellsHowFarItLooked(int wait) {
        FollowedBoard board = board("f9" + wait, "co2");
        long then = board.sequence();
        long now = board.change(A, "new-data", 10);
        Response answer = poll(board, "?cause=withdrawal&after=1:" + then + "&wait=" + wait);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getLong("sequence")).isEqualTo(now);
        assertThat(answer.jsonPath().getList("changes")).isEmpty();
    }

    @Test
    void aPollFromAVersionThatNeverWasIsGone() {
        FollowedBoard board = board("f10", "co2");

        assertThat(poll(board, "?wait=5&after=1:999999").statusCode()).isEqualTo(410);
        assertThat(poll(board, "?wait=5&after=abc").statusCode()).isEqualTo(400);
    }

    @Test
    void aPollWhoseClientLeavesIsForgotten() throws IOException {
        FollowedBoard board = board("f11", "co2");
        try (Socket client = new Socket(base.getHost(), base.getPort())) {
            client.getOutputStream()
                    .write(("GET " + board.path() + "/changes?wait=60&after=1:" + board.sequence()
                                    + " HTTP/1.1\r\nHost: test\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10)).until(() -> subscribers() > 0);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> subscribers() == 0);
    }

    private static FollowedBoard board(String assessment, String board) {
        return new FollowedBoard(feed, assessment, "filtered", 4, board);
    }

    private EventClient events(FollowedBoard board, String query) {
        return new EventClient(base.toString().replaceAll("/$", "") + board.path() + "/changes" + query);
    }

    private static Response poll(FollowedBoard board, String query) {
        return RestAssured.given().accept("application/json").get(board.path() + "/changes" + query);
    }

    private static List<Long> ids(EventClient client, int count) {
        return Stream.generate(client::nextEvent)
                .limit(count)
                .map(event -> event.data().get("sequence").asLong())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static double subscribers() {
        return ChangesIT.subscribers();
    }
}
