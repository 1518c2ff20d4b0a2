package io.tandem.metrics;

import static io.restassured.RestAssured.get;
import static io.tandem.metrics.Feed.observed;
import static io.tandem.metrics.Feed.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tandem.fold.LaneState;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.metrics.contract.CityMetricsComputed.Metric;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is promised of delivery, with a real broker and a real PostgreSQL. Every test has cities of its own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class DeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] CITIES =
            IntStream.range(0, 40).mapToObj(i -> Integer.toString(100_000 + i)).toArray(String[]::new);

    private static Feed feed;

    @BeforeAll
    static void publishDefinitions() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("test", 1, CITIES);
        feed.assessment("a", 1, "test", 2.18);
        feed.flush();
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void anyOrderAndAnyDuplicationEndInTheSameMetrics() {
        // Given
        List<ObservationAccepted> inOrder = new ArrayList<>();
        for (String indicator : List.of("CO2", "SO2", "NOX", "PM")) {
            for (int revision = 1; revision <= 3; revision++) {
                inOrder.add(observed(CITIES[0], indicator, "2015", 100 * revision, revision));
                inOrder.add(observed(CITIES[0], indicator, "2019", 70 + revision, revision));
            }
        }
        inOrder.add(withdrawn(CITIES[0], "CO2", "2019", 4));
        List<ObservationAccepted> shuffled =
                new ArrayList<>(inOrder.stream().map(o -> of(CITIES[1], o)).toList());
        shuffled.addAll(shuffled);
        Collections.shuffle(shuffled, new Random(7));

        // When
        inOrder.forEach(feed::observation);
        shuffled.forEach(feed::observation);
        settle();

        // Then
        Map<String, CityMetricsComputed> published = feed.published();
        assertThat(figures(published.get("a/" + CITIES[1]))).isEqualTo(figures(published.get("a/" + CITIES[0])));
        assertThat(figures(published.get("a/" + CITIES[0])))
                .contains("SO2 300.0 73.0", "LAPEQ 769.1936262675035 187.1704490584259")
                .anyMatch(figure -> figure.startsWith("CO2") && figure.contains("current-withdrawn"));
    }

    @Test
    void poisonIsPutAsideAndItsNeighboursTakeEffect() throws SQLException {
        // Given
        String city = CITIES[2];
        List<String> poison = List.of(
                "garbage",
                "",
                "{\"id\":\"x\"}",
                "[1,2",
                valid(city).replace("\"test\"", "\"te\\u0000st\""),
                valid(city).replace("\"value\":1.0", "\"value\":1e400"),
                valid(city).replace("\"value\":1.0", "\"value\":-1"),
                valid(city).replace("\"value\":1.0", "\"value\":null"),
                valid(city).replace("\"2019\"", "\"2019-13-45-99\""),
                valid(city).replace("\"CO2\"", "\"CH4\""),
                valid(city).replace("\"CO2\"", "\"LAPEQ\""),
                valid(city).replace("\"t\"", "\"kg\""),
                valid(city).replace("\"revision\":1", "\"revision\":0"),
                valid(city).replace("\"validated\"", "\"perhaps\""),
                valid(city).replace("{", "{\"id\":\"again\","));
        long before = quarantined();

        // When
        feed.observation(observed(city, "CO2", "2015", 200, 1));
        poison.forEach(bytes -> feed.raw(city, bytes.getBytes(StandardCharsets.UTF_8)));
        feed.observation(observed(city, "CO2", "2019", 150, 1));
        settle();

        // Then
        assertThat(figures(feed.published().get("a/" + city))).contains("CO2 200.0 150.0");
        assertThat(quarantined() - before).isEqualTo(poison.size());
        assertThat(lanes())
                .allSatisfy(
                        lane -> assertThat(lane.applied() + lane.duplicate() + lane.superseded() + lane.quarantined())
                                .isEqualTo(lane.nextOffset()));
    }

    @Test
    void daysComeToAYearUntilTheYearItselfIsReported() {
        // Given
        String city = CITIES[8];
        List<ObservationAccepted> days = new ArrayList<>(IntStream.range(0, 365)
                .mapToObj(day ->
                        observed(city, "CO2", LocalDate.ofYearDay(2019, day + 1).toString(), day % 10, 1))
                .toList());
        days.add(withdrawn(city, "CO2", "2019-01-10", 2));
        Collections.shuffle(days, new Random(3));

        // When
        feed.observation(observed(city, "CO2", "2015", 2_000, 1));
        days.forEach(feed::observation);
        settle();
        CityMetricsComputed rolledUp = feed.published().get("a/" + city);
        feed.observation(observed(city, "CO2", "2019-02", 1_000, 1));
        settle();
        CityMetricsComputed withMonth = feed.published().get("a/" + city);
        feed.observation(observed(city, "CO2", "2019", 1_500, 1));
        settle();

        // Then: 36 times 0 to 9 and once 0 to 4, without the 9 of 10 January; February's days come to 126
        assertThat(figures(rolledUp)).contains("CO2 2000.0 1621.0");
        assertThat(figures(withMonth)).contains("CO2 2000.0 2495.0");
        assertThat(figures(feed.published().get("a/" + city))).contains("CO2 2000.0 1500.0");
    }

    @Test
    void aFeedLearnsWhatBecameOfWhatItSent() {
        // Given
        String city = CITIES[7];
        ObservationAccepted base = from("outcomes", observed(city, "CO2", "2015", 100, 2), "recount");
        feed.observation(from("outcomes", observed(city, "CO2", "2019", 80, 1), null));
        feed.observation(base);
        feed.observation(base);
        feed.observation(from("outcomes", observed(city, "CO2", "2015", 90, 1), "bad\u0000text"));
        feed.observation(from("outcomes", withdrawn(city, "CO2", "2015", 3), "wrong meter"));
        feed.raw(city, "garbage".getBytes(StandardCharsets.UTF_8), "/feeds/outcomes");
        settle();

        // When
        String history = "/api/v1/observations?city=%s&indicator=CO2&period=2015".formatted(city);
        JsonPath all = get(history).jsonPath();
        JsonPath rest = get(history + "&limit=2&after=" + all.getString("items[1].receipt"))
                .jsonPath();

        // Then
        assertThat(all.getList("items.outcome")).containsExactly("late", "duplicate", "superseded", "applied");
        assertThat(all.getList("items.newest")).containsExactly(true, false, false, true);
        assertThat(all.getList("items.revision")).containsExactly(2, 2, 1, 3);
        assertThat(all.getList("items.reason")).containsExactly("recount", "recount", null, "wrong meter");
        assertThat(all.getList("items.status")).containsExactly("validated", "validated", "validated", "withdrawn");
        assertThat(all.getString("next")).isNull();
        assertThat(rest.getList("items.outcome")).containsExactly("superseded", "applied");
        assertThat(rest.getString("next")).isEqualTo(all.getString("items[3].receipt"));

        String receipt = all.getString("items[0].receipt");
        JsonPath outcome = get("/api/v1/receipts/" + receipt + "?wait=5").jsonPath();
        assertThat(outcome.getString("outcome")).isEqualTo("late");
        assertThat(outcome.getString("observation.feed")).isEqualTo("outcomes");
        assertThat(outcome.getDouble("observation.value")).isEqualTo(100);
        String lane = receipt.substring(0, receipt.indexOf('-'));
        long last = Long.parseLong(all.getString("items[3].receipt").substring(lane.length() + 1));
        assertThat(get("/api/v1/receipts/%s-%d".formatted(lane, last + 1))
                        .jsonPath()
                        .getString("outcome"))
                .isEqualTo("quarantined");
        assertThat(get("/api/v1/receipts/" + lane + "-999999999").jsonPath().getString("outcome"))
                .isEqualTo("pending");

        JsonPath tally = get("/api/v1/feeds/outcomes/outcomes").jsonPath();
        assertThat(List.of("applied", "late", "duplicate", "superseded", "quarantined"))
                .extracting(tally::getInt)
                .containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void aReceiptThatIsAskedForTooEarlyIsWaitedFor() {
        String city = CITIES[8];
        feed.observation(observed(city, "CO2", "2015", 100, 1));
        settle();
        String first = get("/api/v1/observations?city=%s&indicator=CO2&period=2015".formatted(city))
                .path("items[0].receipt");
        int lane = Integer.parseInt(first.substring(0, first.indexOf('-')));
        long next = lanes().stream()
                .filter(state -> state.lane() == lane)
                .findFirst()
                .orElseThrow()
                .nextOffset();
        String receipt = lane + "-" + next;
        assertThat(get("/api/v1/receipts/" + receipt).<String>path("outcome")).isEqualTo("pending");

        var answer = CompletableFuture.supplyAsync(
                () -> get("/api/v1/receipts/" + receipt + "?wait=30").<String>path("outcome"));
        feed.observation(observed(city, "CO2", "2015", 101, 2));
        feed.flush();

        assertThat(answer.join()).isEqualTo("applied");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/receipts/12-0, 404, unknown-receipt",
        "/api/v1/receipts/first, 404, unknown-receipt",
        "/api/v1/receipts/0-0?wait=31, 400, bad-parameter",
        "/api/v1/observations?indicator=CO2&period=2019, 400, bad-parameter",
        "/api/v1/observations?city=130200&indicator=LAPEQ&period=2019, 400, bad-parameter",
        "/api/v1/observations?city=130200&indicator=CO2&period=19, 400, bad-parameter",
        "/api/v1/observations?city=130200&indicator=CO2&period=2019&limit=0, 400, bad-parameter",
        "/api/v1/observations?city=130200&indicator=CO2&period=2019&after=x, 400, bad-parameter",
        "/api/v1/feeds/nobody/outcomes, 404, unknown-feed"
    })
    void whatMeansNothingIsAProblem(String path, int status, String type) {
        Response answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("/problems/" + type);
    }

    @Test
    void aMethodThatChangesIsComputedFromWhatIsStored() {
        // Given
        String city = CITIES[3];
        feed.roster("small", 1, city);
        feed.observation(observed(city, "PM", "2015", 218, 1));
        feed.observation(observed(city, "PM", "2019", 109, 1));
        for (String indicator : List.of("SO2", "NOX")) {
            feed.observation(observed(city, indicator, "2015", 0, 1));
            feed.observation(observed(city, indicator, "2019", 0, 1));
        }
        settle();

        // When
        feed.assessment("late", 1, "small", 2.18);
        feed.flush();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(baseOfLapeq(feed.published().get("late/" + city)))
                        .isCloseTo(218 / 2.18, within(1e-9)));
        feed.assessment("late", 2, "small", 4);
        feed.flush();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(baseOfLapeq(feed.published().get("late/" + city)))
                        .isCloseTo(218 / 4.0, within(1e-9)));
        CityMetricsComputed newest = feed.published().get("late/" + city);
        assertThat(newest.assessmentVersion()).isEqualTo(2);
        assertThat(newest.cause().kind()).isEqualTo("method-change");
    }

    @Test
    void aKilledDatabasePausesTheServiceAndNothingIsCountedTwice() {
        // Given
        List<ObservationAccepted> before = new ArrayList<>();
        List<ObservationAccepted> during = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            before.add(observed(CITIES[i], "CO2", "2015", 1000 + i, 1));
            during.add(observed(CITIES[i], "CO2", "2019", 500 + i, 1));
        }
        before.forEach(feed::observation);
        settle();
        long passed = passed();

        // When
        Backing.services().postgres().kill();
        during.forEach(feed::observation);
        feed.flush();
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        Backing.services().postgres().restart();
        settle();

        // Then
        assertThat(passed() - passed).isEqualTo(during.size());
        Map<String, CityMetricsComputed> published = feed.published();
        for (int i = 10; i < 40; i++) {
            assertThat(figures(published.get("a/" + CITIES[i]))).contains("CO2 %s.0 %s.0".formatted(1000 + i, 500 + i));
        }
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aKilledBrokerDelaysTheHandOverButLosesNothing() {
        // Given
        String city = CITIES[5];
        feed.observation(observed(city, "CO2", "2015", 10, 1));
        settle();

        // When
        Backing.services().broker().kill();
        Backing.services().broker().restart();
        feed.observation(observed(city, "CO2", "2019", 9, 1));
        settle();

        // Then
        assertThat(figures(feed.published().get("a/" + city))).contains("CO2 10.0 9.0");
    }

    private static ObservationAccepted from(String name, ObservationAccepted o, String reason) {
        return new ObservationAccepted(
                o.id(),
                name,
                o.city(),
                o.indicator(),
                o.period(),
                o.value(),
                o.unit(),
                o.status(),
                o.revision(),
                o.observedAt(),
                o.receivedAt(),
                reason);
    }

    private static ObservationAccepted of(String city, ObservationAccepted o) {
        return new ObservationAccepted(
                o.id(),
                o.feed(),
                city,
                o.indicator(),
                o.period(),
                o.value(),
                o.unit(),
                o.status(),
                o.revision(),
                o.observedAt(),
                o.receivedAt(),
                o.reason());
    }

    private static String valid(String city) {
        return new String(io.tandem.fold.WireJson.write(observed(city, "CO2", "2019", 1, 1)), StandardCharsets.UTF_8);
    }

    private static double baseOfLapeq(CityMetricsComputed computed) {
        assertThat(computed).isNotNull();
        return computed.metrics().getLast().base().value();
    }

    private static List<String> figures(CityMetricsComputed computed) {
        return computed == null
                ? List.of()
                : computed.metrics().stream().map(DeliveryIT::figure).toList();
    }

    private static String figure(Metric metric) {
        return metric.rate() == null
                ? metric.indicator() + " " + metric.undefined()
                : "%s %s %s"
                        .formatted(
                                metric.indicator(),
                                metric.base().value(),
                                metric.current().value());
    }

    /// Waits until everything sent has been folded and handed over.
    private static void settle() {
        feed.flush();
        long sent = new LogEnd(Backing.services().bootstrapServers()).observations();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    List<LaneState> lanes = lanes();
                    return lanes.stream().mapToLong(LaneState::nextOffset).sum() == sent
                            && lanes.stream().allMatch(lane -> lane.sequence() == lane.published());
                });
    }

    private static List<LaneState> lanes() {
        return List.of(get("/internal/lanes").as(LaneState[].class));
    }

    private static long passed() {
        return lanes().stream().mapToLong(LaneState::applied).sum();
    }

    private static long quarantined() throws SQLException {
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("metrics"), "metrics", "metrics");
                var rows = connection.createStatement().executeQuery("select count(*) from metrics.quarantine")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
