package io.tandem.ranking;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.ranking.domain.Reference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures and report over HTTP.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class ReportIT {
    private static final String ASSESSMENT = "/api/v1/assessments/report-2019";
    private static boolean loaded;

    @BeforeEach
    void publishTheReferenceMetrics() {
        if (loaded) {
            return;
        }
        try (Feed feed = new Feed(Backing.services().bootstrapServers())) {
            feed.roster(Reference.roster());
            feed.assessment("report-2019", 1, "china-335", "co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
            long sequence = 0;
            for (var city : Reference.levels().entrySet()) {
                Map<String, double[]> levels = new HashMap<>();
                city.getValue().forEach((indicator, values) -> levels.put(indicator.name(), values));
                sequence++;
                feed.metrics(Feed.metrics("report-2019", city.getKey(), sequence, "new-data", levels));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(ASSESSMENT + "/boards/co2-lapeq?limit=0")
                                .jsonPath()
                                .getInt("counts.ranked"))
                        .isEqualTo(335));
        loaded = true;
    }

    @ParameterizedTest
    @CsvSource({
        ".svg, image/svg+xml, <?xml",
        ".png, image/png, \u0089PNG",
        ".json, application/json, {",
        ".csv, text/csv, \u00EF\u00BB\u00BFcity"
    })
    void aFiguresFormatIsASuffixOfItsPath(String suffix, String type, String beginning) {
        Response response = get(ASSESSMENT + "/figures/9" + suffix + "?lang=en");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith(type);
        assertThat(new String(response.asByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith(beginning);
    }

    @Test
    void aFiguresFormatIsChosenByAccept() {
        assertThat(given().accept("image/png").get(ASSESSMENT + "/figures/2").contentType())
                .isEqualTo("image/png");
        assertThat(given().accept("application/json")
                        .get(ASSESSMENT + "/figures/2")
                        .jsonPath()
                        .getInt("summary.I"))
                .isEqualTo(102);
    }

    @Test
    void anUnchangedFigureIsNotSentAgain() {
        Response first = get(ASSESSMENT + "/figures/3.svg");

        assertThat(given().header("If-None-Match", first.header("ETag"))
                        .get(ASSESSMENT + "/figures/3.svg")
                        .statusCode())
                .isEqualTo(304);
        assertThat(get(ASSESSMENT + "/figures/3.svg?lang=en").header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void thePdfSaysOfWhichVersionsItIs() throws java.io.IOException {
        Response response = get(ASSESSMENT + "/report.pdf?lang=en");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/pdf");
        assertThat(response.header("Content-Disposition")).contains("report-2019-report-en.pdf");
        assertThat(response.header("Tandem-Version")).contains("co2-lapeq=");
        try (PDDocument pdf = Loader.loadPDF(response.asByteArray())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Reconstructed, not measured.", "report-2019");
            assertThat(text)
                    .contains("co2-lapeq "
                            + get(ASSESSMENT + "/boards/co2-lapeq?limit=0")
                                    .jsonPath()
                                    .getInt("epoch")
                            + ":");
        }
    }

    @Test
    void theReportIsAPageByDefaultInChinese() {
        Response response = get(ASSESSMENT + "/report");

        assertThat(response.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(response.asString()).contains("决策者摘要", "白山", "本评估附有以其他语言书写的数据说明");
        assertThat(given().accept("application/pdf").get(ASSESSMENT + "/report").contentType())
                .isEqualTo("application/pdf");
    }

    @Test
    void beforeAnythingWasRankedThereWasNoReport() {
        assertThat(get(ASSESSMENT + "/report.pdf?asOf=2001-01-01T00:00:00Z").statusCode())
                .isEqualTo(404);
        assertThat(get(ASSESSMENT + "/report.html?asOf=co2-lapeq:1").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/figures/1, 404, /problems/unknown-figure",
        "/figures/15.svg, 404, /problems/unknown-figure",
        "/figures/two, 404, /problems/unknown-figure",
        "/figures/99.csv, 404, /problems/unknown-figure",
        "/figures/2?lang=fr, 400, /problems/bad-parameter",
        "/figures/2?size=9, 400, /problems/bad-parameter",
        "/figures/2?asOf=yesterday, 400, /problems/bad-parameter",
        "/report?lang=EN, 400, /problems/bad-parameter",
        "/report.pdf?page=1, 400, /problems/bad-parameter"
    })
    void whatDoesNotExistIsRefusedWithWhatDoes(String path, int status, String type) {
        Response response = get(ASSESSMENT + path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo(type);
    }

    @Test
    void anUnknownFiguresProblemListsTheFigures() {
        assertThat(get(ASSESSMENT + "/figures/1").jsonPath().getList("allowed"))
                .isEqualTo(List.of("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"));
        assertThat(get("/api/v1/assessments/none/report").statusCode()).isEqualTo(404);
    }
}
