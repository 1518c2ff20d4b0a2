package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Reference;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reference assessment, from metrics on the topic to answers over HTTP.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class BoardIT {
    private static final String BOARDS = "/api/v1/assessments/2015-2019/boards/";
    private static boolean loaded;
    private static boolean gaveUp;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @BeforeAll
    static void publishTheReferenceMetrics() {
        if (loaded) {
            return;
        }
        try (Feed feed = new Feed(Backing.services().bootstrapServers())) {
            feed.roster(Reference.roster());
            feed.assessment("2015-2019", 1, "china-335", "co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
            feed.assessment("empty", 1, "china-335", "co2-lapeq");
            long sequence = 0;
            for (var city : Reference.levels().entrySet()) {
                Map<String, double[]> levels = new HashMap<>();
                city.getValue().forEach((indicator, values) -> levels.put(indicator.name(), values));
                sequence++;
                feed.metrics(Feed.metrics("2015-2019", city.getKey(), sequence, "new-data", levels));
            }
        }
        loaded = true;
    }

    @Test
    void theWholeBoardEqualsTheOracle() throws IOException {
        complete();
        JsonNode oracle = new ObjectMapper()
                .readTree(BoardIT.class.getResourceAsStream("/reference/oracle.json"))
                .get("cities");
        Map<String, Map<String, Object>> byCity = new HashMap<>();
        JsonPath board = get(BOARDS + "co2-lapeq?limit=1000").jsonPath();
        board.<Map<String, Object>>getList("entries").forEach(entry -> byCity.put((String) entry.get("city"), entry));

        assertThat(byCity).hasSize(335);
        for (JsonNode city : oracle) {
            Map<String, Object> entry = byCity.get(city.get("city_code").asText());
            assertThat(entry.get("rank")).isEqualTo(city.at("/emissions/rank").asInt());
            assertThat(entry.get("tier")).isEqualTo(city.at("/emissions/tier").asText());
            assertThat(((Number) entry.get("score")).doubleValue())
                    .isCloseTo(city.at("/emissions/sum").asDouble(), within(1e-9));
        }
        assertThat(board.getMap("counts.tiers")).isEqualTo(Map.of("I", 104, "II", 218, "III", 13));
        assertThat(get(BOARDS + "co2-aqi").jsonPath().getMap("counts.tiers"))
                .isEqualTo(Map.of("I", 80, "II", 208, "III", 47));
        assertThat(board.getString("note")).isEqualTo("Reconstructed, not measured.");
        assertThat(board.getString("rules.zero")).contains("tier II");
    }

    /// Sizes are the roster's (SPEC §7) or follow from the oracle.
    @ParameterizedTest
    @CsvSource({
        "tier=I, 104",
        "tier=III, 13",
        "group=jjj, 28",
        "group=fenwei, 11",
        "group=yrd, 41",
        "group=gba, 9",
        "region=east, 100",
        "region=central, 104",
        "region=west, 131",
        "province=130000, 11",
        "province=河北, 11",
        "province=河北&group=jjj, 8",
        "region=east&province=河北&limit=0, 11",
        "offset=330, 335"
    })
    void filtersCombine(String query, int total) {
        complete();

        JsonPath board = get(BOARDS + "co2-lapeq?" + query).jsonPath();

        assertThat(board.getInt("page.total")).isEqualTo(total);
        assertThat(board.getInt("counts.ranked")).isEqualTo(335);
    }

    @Test
    void aFilteredListKeepsTheOverallRankAndPagesGoOn() {
        complete();
        List<Integer> all = get(BOARDS + "co2-lapeq?limit=1000").jsonPath().getList("entries.rank");
        List<Integer> third = get(BOARDS + "co2-lapeq?tier=III").jsonPath().getList("entries.rank");
        List<Integer> page =
                get(BOARDS + "co2-lapeq?offset=100&limit=7").jsonPath().getList("entries.rank");

        assertThat(third).isEqualTo(all.subList(322, 335));
        assertThat(page).isEqualTo(all.subList(100, 107));
        assertThat(get(BOARDS + "co2-lapeq").jsonPath().getList("entries")).hasSize(100);
    }

    @Test
    void anUnchangedBoardIsNotSentAgain() {
        complete();
        Response first = get(BOARDS + "co2");
        String tag = first.header("ETag");

        assertThat(tag).startsWith("\"1-" + first.jsonPath().getLong("sequence"));
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(given().header("If-None-Match", tag).get(BOARDS + "co2").statusCode())
                .isEqualTo(304);
        assertThat(given().header("If-None-Match", "\"1-0\"")
                        .get(BOARDS + "co2")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "co2-lapeq?tier=IV, I",
        "co2-lapeq?group=g7, fenwei",
        "co2-lapeq?region=north, central",
        "co2-lapeq?province=Utopia, 110000 北京 北京",
        "co2-lapeq?teir=I, asOf"
    })
    void aFilterThatCanMatchNothingIsRefusedWithWhatCan(String path, String first) {
        complete();
        Response refused = get(BOARDS + path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("allowed[0]")).isEqualTo(first);
        assertThat(refused.body().asString()).doesNotContain("IV", "g7", "north", "Utopia", "teir");
    }

    @ParameterizedTest
    @CsvSource({
        "co2?tier=I",
        "co2?limit=1001",
        "co2?limit=-1",
        "co2?offset=x",
        "co2?limit=1e2",
        "co2?offset=99999999999"
    })
    void aBadParameterIsRefused(String path) {
        complete();

        assertThat(get(BOARDS + path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/assessments/nowhere, 2015-2019",
        "/api/v1/assessments/nowhere/boards/co2, 2015-2019",
        "/api/v1/assessments/nowhere/boards/co2/changes, 2015-2019",
        "/api/v1/assessments/2015-2019/boards/so2, co2-aqi",
        "/api/v1/assessments/2015-2019/boards/so2/changes, co2-aqi"
    })
    void whatDoesNotExistIsAnsweredWithWhatDoes(String path, String existing) {
        complete();
        Response missing = get(path);

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.contentType()).startsWith("application/problem+json");
        assertThat(missing.jsonPath().<String>getList("allowed")).contains(existing);
    }

    @Test
    void anUnknownCityIsAProblemThatNamesTheRoster() {
        complete();
        Response missing = get("/api/v1/assessments/2015-2019/cities/999999");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.jsonPath().getString("detail")).contains("china-335").contains("335");
    }

    @Test
    void aCityShowsItsFormulasWithTheNumbers() {
        complete();
        Map<Indicator, double[]> levels = Reference.levels().get("130200");
        JsonPath city = get("/api/v1/assessments/2015-2019/cities/130200").jsonPath();

        assertThat(city.getString("city.nameEn")).isEqualTo("Tangshan");
        assertThat(city.getString("city.groups[0].version")).isEqualTo("2+26");
        assertThat(city.getString("metrics[8].base.formula"))
                .startsWith("LAPEQ 2015 = SO2 / 0.95 + NOX / 0.95 + PM / 2.18 = %.0f / 0.95 + "
                        .formatted(levels.get(Indicator.SO2)[0]));
        assertThat(city.getDouble("metrics[8].rate")).isEqualTo(Reference.rate(levels.get(Indicator.LAPEQ)));
        assertThat(city.getString("metrics[0].formulas[1]")).startsWith("rate = (base − current) / base = (");
        assertThat(city.getString("metrics[0].base.source.feed")).isEqualTo("test-feed");
        assertThat(city.getString("metrics[0].base.source.receivedAt")).isEqualTo("2026-01-01T00:00:00.125Z");
        assertThat(city.getList("boards.board")).containsExactly("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
        assertThat(city.getInt("boards[3].of")).isEqualTo(335);
        assertThat(city.getString("boards[3].formula")).startsWith("tier ").contains("rate(CO2) + rate(LAPEQ) = ");
        assertThat(city.getDouble("method.pollutantEquivalents.PM")).isEqualTo(2.18);
    }

    @Test
    void aBoardWithoutDataListsEveryCityAsUnranked() {
        String path = "/api/v1/assessments/empty/boards/co2-lapeq";
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get(path).statusCode() == 200 && get(path).jsonPath().getInt("counts.cities") == 335);
        JsonPath board = get(path + "?province=河北").jsonPath();

        assertThat(board.getInt("counts.unranked")).isEqualTo(335);
        assertThat(board.getList("unranked")).hasSize(11);
        assertThat(board.getString("unranked[0].reasons[0].reason")).isEqualTo("no-observations");
        assertThat(board.getString("unranked[0].reasons[0].words"))
                .isEqualTo("CO2: nothing has been observed for this city yet");
        JsonPath city = get("/api/v1/assessments/empty/cities/130200").jsonPath();
        assertThat(city.getString("computed")).isNull();
        assertThat(city.getString("boards[0].reasons[1].indicator")).isEqualTo("LAPEQ");
    }

    @Test
    void theDirectoriesLeadToTheBoards() {
        complete();
        JsonPath assessments = get("/api/v1/assessments").jsonPath();
        JsonPath boards = get("/api/v1/assessments/2015-2019/boards").jsonPath();

        assertThat(assessments.<String>getList("assessments.assessment")).contains("2015-2019", "empty");
        assertThat(boards.getList("boards.board")).containsExactly("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
        assertThat(get(boards.getString("boards[3].href")).jsonPath().getString("board"))
                .isEqualTo("co2-lapeq");
        assertThat(get("/api/v1/assessments/2015-2019").jsonPath().getInt("method.groups.find {it.id=='jjj'}.size"))
                .isEqualTo(28);
    }

    @Test
    void healthMetricsAndTheDescriptionAreServed() {
        complete();

        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/started").statusCode()).isEqualTo(200);
        assertThat(get("/q/metrics").body().asString())
                .contains("tandem_ranking_board_sequence{board=\"2015-2019/co2-lapeq\"}")
                .contains("tandem_ranking_subscribers")
                .contains("tandem_ranking_changes_total");
        assertThat(get("/q/openapi").body().asString())
                .contains("/api/v1/assessments/{assessment}/boards/{board}/changes")
                .contains("Last-Event-ID");
    }

    /// Waits until all five boards are whole; not again when that was once in vain.
    private static void complete() {
        assertThat(gaveUp).as("waited in vain for the reference boards").isFalse();
        gaveUp = true;
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> get("/api/v1/assessments/2015-2019/boards")
                        .jsonPath()
                        .<Integer>getList("boards.counts.ranked")
                        .equals(List.of(335, 335, 335, 335, 335)));
        gaveUp = false;
    }
}
