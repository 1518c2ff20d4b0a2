package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.tandem.metrics.contract.CityMetricsComputed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seven cities: three in tier I, two of them equal; one each in II and III; one without PM, one without anything.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class ExplainIT {
    private static final String CITIES = "/api/v1/assessments/explained/cities/";
    private static final String[] ROSTER = {"100001", "100002", "100003", "100004", "100005", "100006", "100007"};
    private static boolean loaded;
    private static boolean gaveUp;

    @BeforeEach
    void publishSevenCities() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
        assertThat(gaveUp).as("waited in vain for the seven cities").isFalse();
        if (loaded) {
            return;
        }
        try (Feed feed = new Feed(Backing.services().bootstrapServers())) {
            feed.roster("seven", 1, ROSTER);
            feed.assessment("explained", 1, "seven", "co2", "co2-lapeq");
            feed.metrics(levels("100001", 1, 50, 150));
            feed.metrics(levels("100002", 2, 50, 150));
            feed.metrics(levels("100003", 3, 75, 225));
            feed.metrics(levels("100004", 4, 150, 150));
            feed.metrics(levels("100005", 5, 125, 450));
            feed.metrics(Feed.metrics(
                    "explained",
                    "100006",
                    6,
                    "new-data",
                    Map.of("CO2", new double[] {100, 50}, "SO2", new double[] {95, 95}, "NOX", new double[] {95, 95})));
            feed.flush();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(get(CITIES + "100006/explain?board=co2-lapeq")
                                    .body()
                                    .asString())
                            .contains("\"settled\":true"));
            CityMetricsComputed corrected = levels("100003", 8, 75, 240);
            feed.metrics(new CityMetricsComputed(
                    corrected.assessment(),
                    1,
                    1,
                    corrected.city(),
                    corrected.lane(),
                    corrected.sequence(),
                    corrected.at(),
                    new CityMetricsComputed.Cause("correction", List.of("SO2-1", "elsewhere")),
                    corrected.metrics()));
        }
        gaveUp = true;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(get(CITIES + "100003/explain?board=co2-lapeq").body().asString())
                    .contains("\"correction\"");
            assertThat(get(CITIES + "100006/explain?board=co2-lapeq").body().asString())
                    .contains("\"settled\":true");
        });
        gaveUp = false;
        loaded = true;
    }

    /// A city with these levels of 2019; in 2015 CO2 was 100 and LAPeq 300.
    private static CityMetricsComputed levels(String city, long sequence, double co2, double lapeq) {
        double so2 = 0.95 * (lapeq - 100);
        return Feed.metrics(
                "explained",
                city,
                sequence,
                "new-data",
                Map.of(
                        "CO2", new double[] {100, co2},
                        "SO2", new double[] {190, so2},
                        "NOX", new double[] {47.5, 47.5},
                        "PM", new double[] {109, 109},
                        "LAPEQ", new double[] {300, lapeq}));
    }

    @Test
    void aPlaceIsShownWithTheObservationsAndFormulasBehindIt() {
        JsonPath city = explain("100003");

        assertThat(city.getBoolean("settled")).isTrue();
        assertThat(city.getString("place.board")).isEqualTo("co2-lapeq");
        assertThat(city.getInt("place.rank")).isEqualTo(3);
        assertThat(city.getInt("place.of")).isEqualTo(5);
        assertThat(city.getString("place.tier")).isEqualTo("I");
        assertThat(city.getDouble("place.score")).isEqualTo(0.25 + 0.2);
        assertThat(city.getString("place.formula")).startsWith("tier I, because both rates are above zero; score = ");
        assertThat(city.getString("place.rules.zeroRule")).isEqualTo("zero-is-tier-two");
        assertThat(city.getLong("place.sequence")).isPositive();
        assertThat(city.getString("at")).isNotNull();
        assertThat(city.getList("inputs.indicator"))
                .containsExactly("CO2", "CO2", "SO2", "SO2", "NOX", "NOX", "PM", "PM");
        assertThat(city.getList("inputs.period")).startsWith("2015", "2019", "2015");
        assertThat(city.getMap("inputs[1]"))
                .containsEntry("value", 75.0)
                .containsEntry("unit", "t")
                .containsEntry("feed", "test-feed")
                .containsEntry("observation", "CO2-1")
                .containsEntry("status", "validated")
                .containsEntry("revision", 1)
                .containsEntry("observedAt", "2026-01-01T00:00:00.125Z")
                .containsEntry("receivedAt", "2026-01-01T00:00:00.125Z")
                .containsEntry("reason", null);
        assertThat(city.getList("metrics.indicator")).containsExactly("CO2", "LAPEQ");
        assertThat(city.getString("metrics[0].formulas[1]"))
                .isEqualTo("rate = (base − current) / base = (100 − 75) / 100 = 0.25");
        assertThat(city.getString("metrics[1].formulas[0]")).startsWith("LAPEQ 2015 = SO2 / 0.95 + ");
        assertThat(city.getList("wanted")).isEmpty();
    }

    @Test
    void neighboursHaveADistanceOnlyInsideTheTier() {
        JsonPath city = explain("100003");

        assertThat(city.getList("neighbours.above.city")).containsExactly("100001", "100002");
        assertThat(city.getList("neighbours.above.rank")).containsExactly(1, 1);
        assertThat(city.getDouble("neighbours.above[0].distance")).isEqualTo(1.0 - (0.25 + 0.2));
        assertThat(city.getList("neighbours.equal")).isEmpty();
        assertThat(city.getList("neighbours.below.city")).containsExactly("100004", "100005");
        assertThat(city.getString("neighbours.below[0].distance")).isNull();
        assertThat(city.getBoolean("neighbours.below[0].acrossTier")).isTrue();
        assertThat(explain("100001").getList("neighbours.equal.city")).containsExactly("100002");
    }

    @Test
    void theReachSaysWhatOneRateAloneWouldHaveToBecome() {
        JsonPath city = explain("100004");

        String betterTier = "reach.find {it.aim=='better-tier' && it.indicator=='CO2'}";
        assertThat(city.getBoolean(betterTier + ".possible")).isTrue();
        assertThat(city.getDouble(betterTier + ".rate.value")).isZero();
        assertThat(city.getString(betterTier + ".rate.mustBe")).isEqualTo("passed");
        assertThat(city.getDouble(betterTier + ".rate.difference")).isEqualTo(0.5);
        assertThat(city.getString(betterTier + ".rate.percentagePoints")).isEqualTo("50.00");
        assertThat(city.getDouble(betterTier + ".level.value")).isEqualTo(100);
        assertThat(city.getDouble(betterTier + ".level.difference")).isEqualTo(-50);
        assertThat(city.getString(betterTier + ".words"))
                .isEqualTo("rate(CO2) above 0 (50.00 percentage points): CO2 2019 below 100 t");
        assertThat(city.getInt(betterTier + ".becomes.rank")).isEqualTo(3);
        assertThat(city.getString(betterTier + ".becomes.tier")).isEqualTo("I");
        String byLapeq = "reach.find {it.aim=='better-tier' && it.indicator=='LAPEQ'}";
        assertThat(city.getBoolean(byLapeq + ".possible")).isFalse();
        assertThat(city.getString(byLapeq + ".words")).contains("the other one keeps the city in its tier");
        assertThat(city.getList("reach")).hasSize(10);
    }

    /// What was said is tried out: each level that is named, and the next double that is not enough.
    @ParameterizedTest
    @CsvSource({"100001", "100003", "100004", "100005"})
    void whatTheReachSaysIsWhatTheWhatIfGives(String code) {
        JsonPath city = explain(code);
        int now = city.getInt("place.rank");
        int tried = 0;
        for (Map<String, Object> reach : city.<Map<String, Object>>getList(
                "reach.findAll {it.indicator=='CO2' && it.possible && it.aim.endsWith('-rank')}")) {
            Map<?, ?> level = (Map<?, ?>) reach.get("level");
            double bound = ((Number) level.get("value")).doubleValue();
            double away = reach.get("aim").equals("better-rank") ? -1e300 : 1e300;
            boolean passed = level.get("mustBe").equals("passed");
            Object rank = ((Map<?, ?>) reach.get("becomes")).get("rank");

            assertThat(rankWithCo2(code, passed ? Math.nextAfter(bound, away) : bound))
                    .isEqualTo(rank);
            assertThat(rankWithCo2(code, passed ? bound : Math.nextAfter(bound, -away)))
                    .isEqualTo(now);
            tried++;
        }
        assertThat(tried).isPositive();
    }

    private static int rankWithCo2(String code, double level) {
        return given().contentType("application/json")
                .body("""
                        {"board": "co2-lapeq",
                         "values": [{"city": "%s", "indicator": "CO2", "period": "2019", "value": %s}]}""".formatted(code, level))
                .post("/api/v1/assessments/explained/what-if")
                .jsonPath()
                .getInt("entries.find {it.city=='%s'}.rank".formatted(code));
    }

    @Test
    void theLatestMoveNamesItsCauseAndTheObservationsThatStillCount() {
        JsonPath move = explain("100003");

        assertThat(move.getLong("lastMove.sequence")).isLessThanOrEqualTo(move.getLong("place.sequence"));
        assertThat(move.getString("lastMove.at")).isNotNull();
        assertThat(move.getInt("lastMove.from.rank")).isEqualTo(3);
        assertThat(move.getDouble("lastMove.from.score")).isEqualTo(0.5);
        assertThat(move.getInt("lastMove.to.rank")).isEqualTo(3);
        assertThat(move.getString("lastMove.to.tier")).isEqualTo("I");
        assertThat(move.getMap("lastMove.observations[0]"))
                .containsEntry("observation", "SO2-1")
                .containsEntry("counts", true)
                .containsEntry("indicator", "SO2")
                .containsEntry("feed", "test-feed")
                .containsEntry("revision", 1);
        assertThat(move.getMap("lastMove.observations[1]"))
                .containsEntry("observation", "elsewhere")
                .containsEntry("counts", false)
                .containsEntry("feed", null);
    }

    @Test
    void anUnrankedCityIsToldWhatItLacks() {
        JsonPath city = explain("100006");

        assertThat(city.getString("place.rank")).isNull();
        assertThat(city.getList("place.reasons.reason")).contains("base-missing");
        assertThat(city.getString("inputs[6].reason")).isEqualTo("base-missing");
        assertThat(city.getString("inputs[7].words")).isEqualTo("the current period has no value");
        assertThat(city.getList("wanted.period")).containsOnly("2015");
        assertThat(city.getList("reach")).isEmpty();
        assertThat(city.getList("neighbours.above")).isEmpty();
    }

    @Test
    void aCityOfWhichNothingIsKnownIsExplainedToo() {
        JsonPath city = explain("100007");

        assertThat(city.getBoolean("settled")).isTrue();
        assertThat(city.getList("inputs.reason")).hasSize(8).containsOnly("no-observations");
        assertThat(city.getList("wanted")).hasSize(8);
        assertThat(city.getString("wanted[0].words"))
                .isEqualTo("CO2 of 2015: nothing has been observed for this city yet");
        assertThat(city.getString("lastMove.cause")).isEqualTo("roster-change");
        assertThat(city.getString("lastMove.from")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "100001/explain, 400, co2-lapeq",
        "100001/explain?board=so2, 404, co2-lapeq",
        "100001/explain?board=co2&tier=I, 400, board"
    })
    void theBoardMustBeNamedAndExist(String path, int status, String allowed) {
        Response refused = get(CITIES + path);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().<String>getList("allowed")).contains(allowed);
    }

    @Test
    void anUnknownCityOrAssessmentIsNotFound() {
        assertThat(get(CITIES + "999999/explain?board=co2").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/assessments/nowhere/cities/100001/explain?board=co2")
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonPath explain(String code) {
        return get(CITIES + code + "/explain?board=co2-lapeq").jsonPath();
    }
}
