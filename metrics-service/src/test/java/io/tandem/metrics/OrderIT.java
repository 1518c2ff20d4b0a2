package io.tandem.metrics;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.fold.LaneState;
import io.tandem.fold.StateHash;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.metrics.persistence.ObservationRows;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The same observations in several orders, each for cities of its own, through broker, service and database.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class OrderIT {
    private static final int OBSERVATIONS = 5_000;
    private static final int CITIES = 25;
    private static final List<String> ORDERS = List.of("5", "6", "7");
    private static final Map<String, String> UNITS =
            Map.of("CO2", "t", "SO2", "t", "NOX", "t", "PM", "t", "PM25", "ug/m3", "AQI", "1");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(5);
    private final Feed feed = new Feed(Backing.services().bootstrapServers());

    @BeforeEach
    void define() {
        feed.roster(
                "orders",
                1,
                ORDERS.stream()
                        .flatMap(order -> IntStream.range(0, CITIES).mapToObj(i -> order + (10_000 + i)))
                        .toArray(String[]::new));
        feed.assessment("orders", 1, "orders", 2.18);
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void everyOrderEndsInTheSameStateAndTheSameMetrics() throws SQLException {
        // Given
        List<ObservationAccepted> observations =
                IntStream.range(0, OBSERVATIONS).mapToObj(_ -> observation()).toList();

        // When
        for (String order : ORDERS) {
            shuffledWithRepetitions(observations).forEach(o -> feed.observation(of(order + o.city(), o)));
        }
        settle();

        // Then
        List<StateHash> states = new ArrayList<>();
        for (String order : ORDERS) {
            states.add(state(order));
        }
        assertThat(states).containsOnly(states.getFirst());
        assertThat(states.getFirst().rows()).isGreaterThan(800);
        Map<String, CityMetricsComputed> published = feed.published();
        List<Map<String, String>> metrics =
                ORDERS.stream().map(order -> metrics(order, published)).toList();
        assertThat(metrics).containsOnly(metrics.getFirst());
        assertThat(metrics.getFirst()).hasSize(CITIES);
    }

    private ObservationAccepted observation() {
        String indicator = UNITS.keySet().stream().sorted().toList().get(random.nextInt(UNITS.size()));
        String status = List.of("provisional", "validated", "withdrawn").get(random.nextInt(3));
        return new ObservationAccepted(
                "event-" + random.nextInt(3),
                "feed-" + random.nextInt(2),
                Integer.toString(10_000 + random.nextInt(CITIES)),
                indicator,
                random.nextBoolean() ? "2015" : "2019",
                status.equals("withdrawn") ? null : Double.valueOf(1 + random.nextInt(50)),
                UNITS.get(indicator),
                status,
                1 + random.nextInt(3),
                THEN.plusSeconds(random.nextInt(2)),
                THEN,
                null);
    }

    private List<ObservationAccepted> shuffledWithRepetitions(List<ObservationAccepted> observations) {
        List<ObservationAccepted> shuffled = new ArrayList<>(observations);
        shuffled.addAll(observations.subList(0, observations.size() / 5));
        Collections.shuffle(shuffled, random);
        return shuffled;
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

    /// The hash over one order's lines, without the digit that tells the orders apart.
    private static StateHash state(String order) throws SQLException {
        String lines = new ObservationRows("").parts().get("observation") + " where city like '" + order + "1%'";
        StateHash hash = StateHash.EMPTY;
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("metrics"), "metrics", "metrics");
                ResultSet rows = connection.createStatement().executeQuery(lines)) {
            while (rows.next()) {
                hash = hash.plus(rows.getString(1).substring(1));
            }
        }
        return hash;
    }

    private static Map<String, String> metrics(String order, Map<String, CityMetricsComputed> published) {
        SortedMap<String, String> metrics = new TreeMap<>();
        published.forEach((key, computed) -> {
            if (key.startsWith("orders/" + order)) {
                metrics.put(computed.city().substring(1), computed.metrics().toString());
            }
        });
        return metrics;
    }

    private void settle() {
        feed.flush();
        long sent = new LogEnd(Backing.services().bootstrapServers()).observations();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<LaneState> lanes = List.of(get("/internal/lanes").as(LaneState[].class));
            return lanes.stream().mapToLong(LaneState::nextOffset).sum() == sent
                    && lanes.stream().allMatch(lane -> lane.sequence() == lane.published());
        });
    }
}
