package io.tandem.ranking;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;

/// A board of an assessment of its own, which a test changes step by step.
final class FollowedBoard {
    private final Feed feed;
    private final String assessment;
    private final String board;
    private long records;

    /// Publishes the assessment and waits for the board, with every city unranked.
    FollowedBoard(Feed feed, String assessment, String roster, int cities, String board) {
        this.feed = feed;
        this.assessment = assessment;
        this.board = board;
        feed.assessment(assessment, 1, roster, board);
        feed.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(path()).statusCode() == 200 && read().getInt("counts.cities") == cities);
    }

    String assessment() {
        return assessment;
    }

    String path() {
        return "/api/v1/assessments/" + assessment + "/boards/" + board;
    }

    JsonPath read() {
        return RestAssured.get(path()).jsonPath();
    }

    long sequence() {
        return read().getLong("sequence");
    }

    /// Gives a city rates, the same for every indicator of the board, and waits for the change.
    ///
    /// @param percent rate in percent
    /// @return the sequence after it
    long change(String city, String cause, int percent) {
        return change(city, cause, percent, percent);
    }

    /// The same with rates of CO2 and of all others apart.
    long change(String city, String cause, int carbon, int other) {
        long before = sequence();
        send(city, cause, carbon, other);
        feed.flush();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sequence() > before);
        return before + 1;
    }

    /// Sends without waiting.
    void send(String city, String cause, int carbon, int other) {
        records++;
        double[] others = {100, 100 - other};
        feed.metrics(Feed.metrics(
                assessment,
                city,
                records,
                cause,
                Map.of("CO2", new double[] {100, 100 - carbon}, "LAPEQ", others, "AQI", others)));
    }
}
