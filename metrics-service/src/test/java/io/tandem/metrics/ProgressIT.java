package io.tandem.metrics;

import static io.restassured.RestAssured.get;
import static io.tandem.metrics.Feed.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A roster larger than one transaction takes is computed to the end, and one can watch it.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class ProgressIT {
    private static final String[] CITIES = IntStream.range(0, 5_000)
            .mapToObj(i -> Integer.toString(600_000 + i))
            .toArray(String[]::new);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Feed feed = new Feed(Backing.services().bootstrapServers());

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aLargeRosterIsComputedToTheEnd() {
        // Given
        for (String city : CITIES) {
            feed.observation(observed(city, "CO2", "2015", 10, 1));
        }
        feed.roster("large", 1, CITIES);
        feed.assessment("large", 1, "large", 2.18);
        feed.flush();
        await().atMost(SOON)
                .until(() -> state("large").equals("complete")
                        && progress("large").path("cities").equals(CITIES.length));

        // When
        feed.assessment("large", 2, "large", 4);
        feed.flush();

        // Then
        await().atMost(SOON)
                .until(() -> progress("large").path("version").equals(2)
                        && state("large").equals("complete"));
        Response done = progress("large");
        assertThat(done.<Integer>path("cities")).isEqualTo(CITIES.length);
        assertThat(done.<Integer>path("citiesInRoster")).isEqualTo(CITIES.length);
        assertThat(done.<Integer>path("lanes")).isEqualTo(12);
        assertThat(done.<Integer>path("lanesComputed")).isEqualTo(12);
    }

    @Test
    void anUnknownAssessmentIsAnsweredWithThoseThatExist() {
        feed.roster("known", 1, "600000");
        feed.assessment("known", 1, "known", 2.18);
        feed.flush();
        await().atMost(SOON).until(() -> progress("known").statusCode() == 200);

        Response answer = progress("nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<List<String>>path("allowed")).contains("known");
    }

    private static String state(String assessment) {
        Response answer = progress(assessment);
        return answer.statusCode() == 200 ? answer.path("state") : "unknown";
    }

    private static Response progress(String assessment) {
        return get("/api/v1/assessments/" + assessment + "/progress");
    }
}
