package io.tandem.metrics;

import static io.restassured.RestAssured.given;
import static io.tandem.metrics.Feed.observed;
import static io.tandem.metrics.Feed.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.fold.StateAt;
import io.tandem.fold.StateHash;
import io.tandem.ingest.contract.ObservationAccepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The hash that PostgreSQL computes is the one that anybody can compute from the observations.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class StateHashIT {
    private static final String CITY = "300000";

    private final Feed feed = new Feed(Backing.services().bootstrapServers());

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void theDatabasesHashIsTheOneComputedFromTheObservations() {
        // Given
        StateAt before = ask("", 0).as(StateAt.class);
        List<ObservationAccepted> winners = new ArrayList<>();
        for (double value : new double[] {0, 1e-30, 0.1, 1234567.89, 1e30}) {
            winners.add(observed(CITY, "CO2", Integer.toString(1990 + winners.size()), value, 7));
        }
        winners.add(withdrawn(CITY, "CO2", "2019", 4));

        // When
        winners.forEach(feed::observation);
        feed.observation(observed(CITY, "CO2", "1990", 5, 6));
        feed.observation(winners.getFirst());
        feed.flush();
        StateAt after = ask(logEnd(), 30).as(StateAt.class);

        // Then
        StateHash added = StateHash.of(winners.stream().map(StateHashIT::line).toList());
        assertThat(of(after)).isEqualTo(of(before).plus(added));
        assertThat(after.hash()).isEqualTo(after.parts().get("observation").hash());
        assertThat(after.topic()).isEqualTo("tandem.observations.v1");
        assertThat(after.offsets()).hasSize(12);
    }

    @Test
    void aStateThatIsPastIsGoneAndOneToComeIsWaitedFor() {
        feed.observation(observed(CITY, "SO2", "2001", 1, 1));
        feed.flush();
        String end = logEnd();
        assertThat(ask(end, 30).statusCode()).isEqualTo(200);

        feed.observation(observed(CITY, "SO2", "2001", 2, 2));
        feed.flush();

        await().atMost(Duration.ofSeconds(30)).until(() -> ask(end, 0).statusCode() == 409);
        assertThat(ask(end, 0).contentType()).startsWith("application/problem+json");
        assertThat(ask("3:999999", 0).statusCode()).isEqualTo(504);
    }

    @ParameterizedTest
    @ValueSource(strings = {"offsets=1", "offsets=1:2,", "offsets=a:b", "wait=-1", "wait=61", "wait=x"})
    void whatCannotBeUnderstoodIsRefused(String query) {
        Response answer = given().get("/internal/state-hash?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.path("type").toString()).isEqualTo("/problems/bad-parameter");
    }

    private static Response ask(String offsets, int wait) {
        return given().queryParam("offsets", offsets).queryParam("wait", wait).get("/internal/state-hash");
    }

    private static String logEnd() {
        return new LogEnd(Backing.services().bootstrapServers())
                .lanes().entrySet().stream()
                        .map(lane -> lane.getKey() + ":" + lane.getValue())
                        .collect(Collectors.joining(","));
    }

    private static StateHash of(StateAt state) {
        StateAt.Part part = state.parts().get("observation");
        return new StateHash(
                part.rows(),
                HexFormat.fromHexDigitsToLong(part.hash(), 0, 16),
                HexFormat.fromHexDigitsToLong(part.hash(), 16, 32));
    }

    private static String line(ObservationAccepted o) {
        String value = o.value() == null ? "" : HexFormat.of().toHexDigits(Double.doubleToLongBits(o.value()));
        long micros =
                o.observedAt().getEpochSecond() * 1_000_000 + o.observedAt().getNano() / 1_000;
        return "%s|%s|%s|%s|%s|%d|%d|%s|%s"
                .formatted(
                        o.city(),
                        o.indicator(),
                        o.period(),
                        o.status().toUpperCase(java.util.Locale.ROOT),
                        value,
                        o.revision(),
                        micros,
                        o.feed(),
                        o.id());
    }
}
