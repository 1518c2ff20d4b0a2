package io.tandem.metrics;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.tandem.metrics.Feed.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.fold.LaneState;
import io.tandem.fold.RebuildStatus;
import io.tandem.fold.RebuildStatus.State;
import io.tandem.fold.StateAt;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The state is made anew from the log beside the running service.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class RebuildIT {
    private static final int MANY = 50_000;
    private static final String[] CITIES =
            IntStream.range(0, 24).mapToObj(i -> Integer.toString(400_000 + i)).toArray(String[]::new);

    private static Feed feed;

    @BeforeAll
    static void aLongLog() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("rebuilt", 1, CITIES);
        feed.assessment("rebuilt", 1, "rebuilt", 2.18);
        for (int i = 0; i < MANY; i++) {
            String period = "20%02d-%02d-%02d".formatted(i / 24 / 336, 1 + i / 24 / 28 % 12, 1 + i / 24 % 28);
            feed.observation(observed(CITIES[i % 24], "CO2", period, i, 1));
        }
        feed.flush();
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @BeforeEach
    void nothingIsUnderWay() {
        settle();
        soon().ignoreExceptions().until(() -> !status().state().code().matches("refolding|comparing|switching"));
    }

    @Test
    void observationsThatArriveDuringARebuildTakeEffectOnce() throws SQLException {
        // Given
        String city = CITIES[0];
        String table = text("select cast(cast('metrics.observation' as regclass) as oid)");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> traffic = CompletableFuture.supplyAsync(() -> {
            int sent = 0;
            while (!over.get()) {
                sent++;
                feed.observation(observed(city, "CO2", "2015", sent, sent));
                feed.observation(observed(CITIES[sent % 24], "SO2", "2001-%02d".formatted(1 + sent % 12), sent, sent));
                feed.flush();
            }
            return sent;
        });

        // When
        assertThat(rebuild(false).statusCode()).isEqualTo(202);
        RebuildStatus ended = ended();
        over.set(true);
        int sent = traffic.join();
        feed.observation(observed(city, "CO2", "2019", sent / 2.0, 1));
        settle();

        // Then
        assertThat(ended.state()).as(ended.message()).isEqualTo(State.SWITCHED);
        assertThat(ended.rebuiltHash()).isEqualTo(ended.liveHash());
        assertThat(ended.records()).isGreaterThan(MANY);
        assertThat(ended.liveHeldMillis()).isPositive();
        assertThat(text("select cast(cast('metrics.observation' as regclass) as oid)"))
                .isNotEqualTo(table);
        assertThat(text(
                        "select string_agg(indexname, ' ' order by indexname) from pg_indexes where schemaname = 'metrics'"
                                + " and tablename = 'observation'"))
                .isEqualTo("observation_lane observation_pkey");
        assertThat(text("select count(*) from pg_tables where schemaname = 'metrics_rebuild'"))
                .isEqualTo("0");
        assertThat(figure(city)).isEqualTo("%s %s".formatted((double) sent, sent / 2.0));
        assertThat(lanes())
                .allSatisfy(
                        lane -> assertThat(lane.applied() + lane.duplicate() + lane.superseded() + lane.quarantined())
                                .isEqualTo(lane.nextOffset()));
    }

    @Test
    void aRebuildLeavesTheHashAsItWas() {
        StateAt before = hash();

        rebuild(false);

        RebuildStatus ended = ended();
        assertThat(ended.state()).as(ended.message()).isEqualTo(State.SWITCHED);
        assertThat(hash()).isEqualTo(before);
        assertThat(ended.rebuiltHash()).isEqualTo(before.hash());
        assertThat(ended.records()).isEqualTo(ended.recordsTotal());
        assertThat(ended.lanes()).hasSize(12).allMatch(lane -> lane.offset() == lane.end());
    }

    @Test
    void aChangeBehindTheServicesBackIsFoundAndRepaired() throws SQLException {
        // Given
        String city = CITIES[1];
        feed.observation(observed(city, "CO2", "2015", 200, 1));
        feed.observation(observed(city, "CO2", "2019", 150, 1));
        settle();
        execute("update metrics.observation set value = 999 where city = '%s' and period = '2015'".formatted(city));
        execute("delete from metrics.observation where city = '%s' and period = '2000-01-01'".formatted(CITIES[2]));
        execute("update metrics.input_offset set generation = generation + 1");
        soon().until(() -> {
            feed.observation(observed(city, "SO2", "2019", 1, lanes().hashCode() & 0xffff));
            settle();
            return figure(city).equals("999.0 150.0");
        });

        // When
        rebuild(false);
        RebuildStatus found = ended();
        String shown = figure(city);
        rebuild(true);
        RebuildStatus repaired = ended();

        // Then
        assertThat(found.state()).as(found.message()).isEqualTo(State.DIFFERS);
        assertThat(found.rebuiltHash()).isNotEqualTo(found.liveHash());
        assertThat(found.differences().live())
                .singleElement()
                .asString()
                .startsWith(city + "|CO2|2015|VALIDATED|408f380000000000|1|");
        assertThat(found.differences().rebuilt())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(city + "|CO2|2015|VALIDATED|4069000000000000|1|"))
                .anyMatch(line -> line.startsWith(CITIES[2] + "|CO2|2000-01-01|"));
        assertThat(shown).isEqualTo("999.0 150.0");
        assertThat(repaired.state()).as(repaired.message()).isEqualTo(State.SWITCHED);
        soon().until(() -> figure(city).equals("200.0 150.0"));
        assertThat(hash().hash()).isEqualTo(repaired.rebuiltHash());
    }

    @Test
    void onlyOneRebuildRunsAtATimeAndItCanBeCancelled() throws SQLException {
        // Given
        Response second;
        try (var connection =
                DriverManager.getConnection(Backing.services().jdbcUrl("metrics"), "metrics", "metrics")) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table metrics.input_offset in access exclusive mode");
            assertThat(rebuild(false).statusCode()).isEqualTo(202);

            // When
            second = rebuild(false);
            assertThat(delete("/internal/rebuild").statusCode()).isEqualTo(202);
        }

        // Then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.path("type").toString()).isEqualTo("/problems/rebuild-under-way");
        RebuildStatus ended = ended();
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.message()).isEqualTo("cancelled");
        assertThat(delete("/internal/rebuild").statusCode()).isEqualTo(409);
    }

    @Test
    void aBodyThatIsNoWishIsRefused() {
        assertThat(given().body("{\"accept\": 1").post("/internal/rebuild").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRebuildWhoseDatabaseDiesFailsAndTheNextOneWorks() {
        rebuild(false);
        soon().until(() -> status().records() > 0);

        Backing.services().postgres().kill();
        Backing.services().postgres().restart();

        soon().ignoreExceptions().until(() -> status().state() == State.FAILED);
        assertThat(given().body("{}").post("/internal/rebuild").statusCode()).isEqualTo(202);
        RebuildStatus ended = ended();
        assertThat(ended.state()).as(ended.message()).isEqualTo(State.SWITCHED);
    }

    private static Response rebuild(boolean accept) {
        return given().contentType("application/json")
                .body("{\"accept\": %s}".formatted(accept))
                .post("/internal/rebuild");
    }

    private static RebuildStatus status() {
        return get("/internal/rebuild").as(RebuildStatus.class);
    }

    private static RebuildStatus ended() {
        soon().until(() -> status().finishedAt() != null);
        return status();
    }

    private static StateAt hash() {
        Response answer = get("/internal/state-hash");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.as(StateAt.class);
    }

    private static String figure(String city) {
        var metric = feed.published().get("rebuilt/" + city).metrics().stream()
                .filter(m -> m.indicator().equals("CO2"))
                .findFirst()
                .orElseThrow();
        return "%s %s".formatted(metric.base().value(), metric.current().value());
    }

    private static void settle() {
        feed.flush();
        long sent = new LogEnd(Backing.services().bootstrapServers()).observations();
        soon().ignoreExceptions()
                .until(() -> lanes().stream().mapToLong(LaneState::nextOffset).sum() == sent
                        && lanes().stream().allMatch(lane -> lane.sequence() == lane.published()));
    }

    private static List<LaneState> lanes() {
        return List.of(get("/internal/lanes").as(LaneState[].class));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
    }

    private static String text(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("metrics"), "metrics", "metrics");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String change) throws SQLException {
        try (var connection =
                DriverManager.getConnection(Backing.services().jdbcUrl("metrics"), "metrics", "metrics")) {
            connection.createStatement().executeUpdate(change);
        }
    }
}
