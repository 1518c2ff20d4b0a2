package io.tandem.ranking;

import static io.restassured.RestAssured.given;
import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The report's statistics over HTTP: formats, versions, the past and refusals.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class StatisticsIT {
    private static final String ASSESSMENT = "/api/v1/assessments/statistics/";
    private static final String[] CITIES = {"330001", "330002", "330003", "330004"};

    /// `figures` → the answer of `compare` that was served then.
    private static final Map<String, String> SERVED = new LinkedHashMap<>();

    private static Feed feed;

    @BeforeEach
    void liveThrough() {
        if (!SERVED.isEmpty()) {
            return;
        }
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("statistics", 1, CITIES);
        feed.assessment("statistics", 1, "statistics", "co2", "co2-aqi");
        remember();
        for (int i = 0; i < 3; i++) {
            feed.metrics(metrics("statistics", CITIES[i], 1, "new-data", levels(10, 5 + 2 * i, 10, 8 - i, 10, 5)));
            remember();
        }
        // NO2 is on no board, so no board moves.
        feed.metrics(metrics("statistics", CITIES[0], 2, "correction", levels(10, 5, 10, 8, 10, 1)));
        remember();
        feed.metrics(metrics("statistics", CITIES[0], 3, "correction", levels(10, 20, 10, 8, 10, 1)));
        remember();
    }

    @AfterAll
    static void close() {
        feed.close();
    }

    private static Map<String, double[]> levels(double... values) {
        Map<String, double[]> levels = new HashMap<>();
        levels.put("CO2", new double[] {values[0], values[1]});
        levels.put("AQI", new double[] {values[2], values[3]});
        levels.put("NO2", new double[] {values[4], values[5]});
        return levels;
    }

    /// Waits for other figures than before and keeps what is served.
    private static void remember() {
        feed.flush();
        Response answer = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> ask("compare?cities=330001,330002,330003,330004"),
                        response -> response.statusCode() == 200
                                && response.jsonPath().getString("at") != null
                                && !SERVED.containsKey(response.jsonPath().getString("figures")));
        SERVED.put(answer.jsonPath().getString("figures"), answer.body().asString());
    }

    private static Response ask(String path) {
        return given().urlEncodingEnabled(false).get(ASSESSMENT + path);
    }

    private static JsonPath json(String path) {
        Response answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body().asString()).isEqualTo(200);
        return answer.jsonPath(new JsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @Test
    void everyStateIsAnsweredAsItWasServedThen() {
        assertThat(SERVED).hasSize(6);
        SERVED.values().forEach(served -> {
            String at = JsonPath.from(served).getString("at");
            assertThat(ask("compare?cities=330001,330002,330003,330004&asOf=" + at)
                            .body()
                            .asString())
                    .isEqualTo(served);
        });
    }

    @Test
    void figuresThatAreOnNoBoardHaveAPastToo() {
        List<String> served = new ArrayList<>(SERVED.values());
        JsonPath before = JsonPath.from(served.get(3));
        JsonPath after = JsonPath.from(served.get(4));

        assertThat(after.getMap("boards")).isEqualTo(before.getMap("boards"));
        assertThat(before.getDouble("rows[0].NO2")).isEqualTo(0.5);
        assertThat(after.getDouble("rows[0].NO2")).isEqualTo(0.9);
        String justBefore =
                Instant.parse(after.getString("at")).minusNanos(1000).toString();
        assertThat(json("compare?cities=330001&asOf=" + justBefore).getDouble("rows[0].NO2"))
                .isEqualTo(0.5);
    }

    @Test
    void aSequenceOfABoardNamesTheCommitThatMadeIt() {
        JsonPath last = JsonPath.from(new ArrayList<>(SERVED.values()).getLast());
        String[] version = last.getString("boards.'co2-aqi'").split(":");

        assertThat(json("groups?asOf=co2-aqi:" + version[1]).getString("at")).isEqualTo(last.getString("at"));
        assertThat(json("groups?asOf=co2-aqi:1:1").getString("boards.'co2-aqi'"))
                .isEqualTo("1:1");
        assertThat(ask("groups?asOf=co2-aqi:2:" + version[1]).statusCode()).isEqualTo(404);
        assertThat(ask("groups?asOf=co2-aqi:9999").statusCode()).isEqualTo(404);
        assertThat(ask("groups?asOf=1999-01-01T00:00:00Z").statusCode()).isEqualTo(404);
    }

    @Test
    void figuresByAnotherMethodDoNotCountUntilTheBoardsGoOverToIt() {
        feed.roster("methods", 1, "340001", "340002");
        feed.assessment("methods", 1, "methods", "co2");
        feed.metrics(metrics("methods", "340001", 1, "new-data", levels(10, 5, 10, 5, 10, 5)));
        feed.metrics(metrics("methods", "340002", 1, "new-data", levels(10, 5, 10, 5, 10, 5)));
        String before = awaitRates("[0.5, 0.5]", 1).getString("at");

        feed.assessmentBy("validated", "methods", 2, "methods", "co2");
        feed.metrics(metrics("methods", 2, "340001", 2, "method-change", levels(10, 1, 10, 5, 10, 5)));
        feed.flush();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/api/v1/assessments/methods/cities/340001")
                        .jsonPath()
                        .getString("metrics.find {it.indicator == 'CO2'}.percent")
                        .equals("90.00"));
        JsonPath pending = awaitRates("[0.5, 0.5]", 1);
        assertThat(pending.getBoolean("settled")).isTrue();

        feed.metrics(metrics("methods", 2, "340002", 2, "method-change", levels(10, 2, 10, 5, 10, 5)));
        JsonPath after = awaitRates("[0.9, 0.8]", 2);
        assertThat(after.getBoolean("settled")).isTrue();
        assertThat(after.getString("boards.co2")).startsWith("2:");
        assertThat(given().get("/api/v1/assessments/methods/compare?cities=340001,340002&asOf=" + before)
                        .jsonPath()
                        .getString("rows.CO2"))
                .isEqualTo("[0.5, 0.5]");
    }

    private static JsonPath awaitRates(String rates, int version) {
        feed.flush();
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> given().get("/api/v1/assessments/methods/compare?cities=340001,340002"),
                        answer -> answer.statusCode() == 200
                                && answer.jsonPath().getString("rows.CO2").equals(rates)
                                && answer.jsonPath().getInt("assessmentVersion") == version)
                .jsonPath();
    }

    @Test
    void everyAnswerNamesItsVersionAndIsSettled() {
        JsonPath answer = json("quadrants?y=AQI");

        assertThat(answer.getMap("boards")).containsOnlyKeys("co2", "co2-aqi");
        assertThat(answer.getBoolean("settled")).isTrue();
        assertThat(answer.getString("note")).isEqualTo("Reconstructed, not measured.");
        assertThat(ask("quadrants?y=AQI").header("Tandem-Version")).startsWith("at=20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quadrants?x=CO2&y=AQI&by=region",
                "groups",
                "provinces",
                "regions",
                "tiers?by=province",
                "thresholds?where=CO2%3E0,AQI%3E0",
                "thresholds?among=region%3Deast&where=CO2%3E0&by=province",
                "top?by=CO2&n=2",
                "top?by=co2-aqi&order=asc",
                "farthest?y=AQI&n=3",
                "deciles?indicator=CO2&period=2015",
                "appendices/1",
                "appendices/2",
                "appendices/3",
                "statements",
                "compare?cities=330003,330004",
                "cities/330001/peers",
                "movers?board=co2&since=1"
            })
    void allFormatsHaveTheSameFields(String path) throws IOException {
        List<Map<String, Object>> rows = json(path).getList("rows");
        List<String> columns = json(path).getList("columns.name");
        String question = path.contains("?") ? path.substring(path.indexOf('?')) : "";
        String plain = path.replace(question, "");

        byte[] csv = ask(plain + ".csv" + question).body().asByteArray();
        byte[] xlsx = ask(plain + ".xlsx" + question).body().asByteArray();

        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        List<NamedCsvRecord> records =
                CsvReader.builder()
                        .ofNamedCsvRecord(new String(csv, 3, csv.length - 3, StandardCharsets.UTF_8))
                        .stream()
                        .toList();
        assertThat(records).hasSameSizeAs(rows);
        for (int r = 0; r < rows.size(); r++) {
            assertThat(records.get(r).getHeader()).isEqualTo(columns);
            for (String column : columns) {
                same(rows.get(r).get(column), records.get(r).getField(column));
            }
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> sheet = workbook.getFirstSheet().read();
            assertThat(sheet).hasSize(rows.size() + 1);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    Object value = rows.get(r).get(columns.get(c));
                    if (value instanceof Number number) {
                        assertThat(sheet.get(r + 1).getCell(c).getType()).isEqualTo(CellType.NUMBER);
                        assertThat(sheet.get(r + 1)
                                        .getCellAsNumber(c)
                                        .orElseThrow()
                                        .doubleValue())
                                .isEqualTo(number.doubleValue());
                    }
                }
            }
        }
    }

    private static void same(Object json, String csv) {
        switch (json) {
            case null -> assertThat(csv).isEmpty();
            case Number number -> assertThat(Double.parseDouble(csv)).isEqualTo(number.doubleValue());
            case List<?> list ->
                assertThat(csv.isEmpty() ? List.of() : List.of(csv.split(" "))).isEqualTo(list);
            default -> assertThat(csv).isEqualTo(json.toString());
        }
    }

    @Test
    void theAcceptHeaderChoosesTheFormat() {
        assertThat(given().accept("text/csv").get(ASSESSMENT + "tiers").contentType())
                .startsWith("text/csv");
        assertThat(given().accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .get(ASSESSMENT + "tiers")
                        .header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"statistics-tiers.xlsx\"");
        assertThat(given().accept("image/png").get(ASSESSMENT + "tiers").statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiers", "tiers.csv", "tiers.xlsx"})
    void anUnchangedVersionIsNotSentAgain(String path) {
        String tag = ask(path).header("ETag");

        assertThat(given().header("If-None-Match", tag).get(ASSESSMENT + path).statusCode())
                .isEqualTo(304);
        assertThat(given().header("If-None-Match", "\"other\"")
                        .get(ASSESSMENT + path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("tiers").header("ETag")).isNotEqualTo(ask("tiers.csv").header("ETag"));
    }

    @Test
    void moversTellWhoOvertookWhom() {
        JsonPath last = JsonPath.from(new ArrayList<>(SERVED.values()).getLast());
        long sequence = Long.parseLong(last.getString("boards.co2").split(":")[1]);
        JsonPath movers = json("movers?board=co2&since=" + (sequence - 1));

        assertThat(movers.getList("rows.city")).containsExactly("330001", "330002", "330003");
        assertThat(movers.getList("rows.gained", Integer.class)).containsExactly(-2, 1, 1);
        assertThat(json("movers?board=co2&since=2999-01-01").getList("rows")).isEmpty();
        assertThat(ask("movers?board=co2&since=" + sequence + "&asOf=co2:1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCitysPlaceAmongItsPeersIsPutInWords() {
        assertThat(json("cities/330003/peers").getList("rows.en", String.class))
                .contains("2nd of 3 in Hebei", "2nd of 3 in East");
        assertThat(json("cities/330004/peers").getList("rows.en", String.class)).contains("unranked in Hebei");
    }

    @Test
    void aSentenceLinksToTheNumbersOfItsVersion() {
        List<String> links = json("statements").getList("rows.query");

        assertThat(links).allSatisfy(link -> {
            assertThat(link).contains("asOf=20");
            assertThat(given().urlEncodingEnabled(false).get(link).statusCode()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "quadrants, 400, bad-parameter",
        "quadrants?y=CO3, 400, bad-parameter",
        "quadrants?y=AQI&measure=level, 400, bad-parameter",
        "quadrants?y=AQI&by=city, 400, bad-parameter",
        "tiers?limit=3, 400, bad-parameter",
        "thresholds?by=city, 400, bad-parameter",
        "top, 400, bad-parameter",
        "top?by=CO2&n=0, 400, bad-parameter",
        "deciles?indicator=CO2&period=2017, 400, bad-parameter",
        "compare, 400, bad-parameter",
        "compare?cities=1, 400, bad-parameter",
        "compare?groups=jjj, 400, bad-parameter",
        "movers?board=co2, 400, bad-parameter",
        "movers?since=1, 400, bad-parameter",
        "movers?board=so2&since=1, 404, unknown-board",
        "appendices/4, 404, unknown-appendix",
        "cities/1/peers, 404, unknown-city",
        "groups?asOf=yesterday, 400, bad-parameter",
        "groups?asOf=so2:1, 400, bad-parameter"
    })
    void aBadQuestionIsRefusedWithoutAnEcho(String path, int status, String type) {
        Response answer = ask(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + type);
        assertThat(answer.body().asString()).doesNotContain("yesterday", "CO3");
    }

    @Test
    void theDescriptionSaysWhatEveryStatisticMayAnswer() {
        JsonPath description = given().get("/q/openapi?format=json").jsonPath();

        for (String path : List.of("quadrants", "{parts}", "top", "movers", "cities/{code}/peers", "figures")) {
            String get = "paths.'/api/v1/assessments/{assessment}/%s'.get.responses".formatted(path);
            assertThat(description.getMap(get)).as(path).containsOnlyKeys("200", "304", "400", "404");
            assertThat(description.getMap(get + ".'200'.content")).hasSize(3);
        }
        assertThat(description.getMap("components.schemas.TableAnswer.properties"))
                .containsKeys("columns", "rows");
    }

    @Test
    void aFilterThatIsNotUnderstoodSaysWhere() {
        Response answer = ask("thresholds?where=CO2%3E0,SO3%3E0");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("detail")).contains("at character 7");
        assertThat(answer.jsonPath().getList("allowed", String.class)).contains("SO2", "tier(co2-aqi)", "region");
        assertThat(ask("thresholds?among=SO3%3E0").jsonPath().getString("detail"))
                .startsWith("among is not understood: at character 1");
    }
}
