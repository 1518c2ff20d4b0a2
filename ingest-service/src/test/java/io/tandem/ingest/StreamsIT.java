package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.ingest.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lines, tables and events: whatever they come in, the same things are taken and refused.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class StreamsIT {
    private static final String LINES = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    private static ValidatableResponse send(String type, byte[] body, String query) {
        return given().config(Api.BYTES)
                .header("Content-Type", type)
                .body(body)
                .post(Api.OBSERVATIONS + query)
                .then();
    }

    private static ValidatableResponse send(String type, String body, String query) {
        return send(type, body.getBytes(StandardCharsets.UTF_8), query);
    }

    private static Set<String> idsInTheLog() {
        return TopicReader.readAll(Topic.OBSERVATIONS).stream()
                .map(r -> TopicReader.header(r, "ce_id"))
                .collect(Collectors.toSet());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void goodLinesAreInTheLogAndBadOnesAreToldWithTheirNumber() {
        send(
                        LINES,
                        Api.observation("line-1", "130200", "1") + "\n\nno json\n"
                                + Api.observation("line-4", "999999", "1") + "\n"
                                + Api.observation("line-5", "110000", "5"),
                        "")
                .statusCode(207)
                .body("batch", notNullValue())
                .body("items", equalTo(4))
                .body("accepted", equalTo(2))
                .body("refused", equalTo(2))
                .body("refusals.line", contains(3, 4))
                .body("refusals.type", contains("/problems/invalid-json", "/problems/unknown-city"))
                .body("refusals[1].pointer", equalTo("/city"));

        assertThat(idsInTheLog()).contains("line-1", "line-5").doesNotContain("line-4");
    }

    @Test
    void manyLinesInGzipAreTaken() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append(Api.observation("gz-" + i, i % 2 == 0 ? "130200" : "110000", Integer.toString(i)))
                    .append('\n');
        }
        byte[] packed = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));

        given().config(Api.BYTES)
                .header("Content-Type", LINES)
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(20_000))
                .body("refusals", hasSize(0));

        assertThat(idsInTheLog()).contains("gz-0", "gz-19999");
    }

    private static ValidatableResponse bomb(byte[] bomb, String type) {
        return given().config(Api.BYTES)
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .body(bomb)
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(400);
    }

    @Test
    void aBodyThatUnpacksToFarTooMuchIsRefusedAndSoIsADamagedOne() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        bomb(bomb, LINES).body("stopped.type", equalTo("/problems/limit-exceeded"));
        bomb(bomb, "application/json").body("type", equalTo("/problems/limit-exceeded"));
        bomb(bomb, "text/csv").body("type", equalTo("/problems/invalid-table"));
        given().config(Api.BYTES)
                .header("Content-Type", LINES)
                .header("Content-Encoding", "gzip")
                .body("plain".getBytes(StandardCharsets.UTF_8))
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-encoding"));
    }

    @Test
    void aTableIsTakenAndItsErrorsNameRowColumnAndRule() {
        String csv = "city,CO2-2018,AQI-2018\n130200,7,600\n999999,8,\n";

        send("text/csv", csv, "?feed=table&dryRun=true")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("accepted", equalTo(1))
                .body("refusals.row", contains(2, 3))
                .body("refusals.column", contains("AQI-2018", "city"))
                .body("refusals.type", contains("/problems/value-out-of-range", "/problems/unknown-city"));
        long before = tableRecords();
        send("text/csv", csv, "?feed=table").statusCode(207).body("accepted", equalTo(1));

        assertThat(before).isZero();
        assertThat(tableRecords()).isOne();
        send("text/csv", "a,b\n", "").statusCode(400).body("type", equalTo("/problems/unknown-column"));
        send("text/csv", csv, "?dryRun=perhaps").statusCode(400).body("type", equalTo("/problems/invalid-parameter"));
    }

    private static long tableRecords() {
        return TopicReader.readAll(Topic.OBSERVATIONS).stream()
                .filter(r -> TopicReader.header(r, "ce_source").equals("/feeds/table"))
                .count();
    }

    @Test
    void aWorkbookIsTakenAndOneThatIsNoneIsRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "tests", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            String[] header = {"city", "indicator", "period", "value", "reason", "id"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, 130200);
            sheet.value(1, 1, "PM25");
            sheet.value(1, 2, java.time.LocalDate.of(2019, 7, 14));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
            sheet.value(1, 3, 41.5);
            sheet.value(1, 4, "重新计算");
            sheet.value(1, 5, "xlsx-1");
            sheet.value(2, 0, "130200");
            sheet.value(2, 1, "PM25");
            sheet.value(2, 2, 2019);
            sheet.value(2, 3, "many");
        }

        send(XLSX, file.toByteArray(), "?feed=workbook")
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("refusals.row", contains(3))
                .body("refusals.column", contains("value"));
        assertThat(idsInTheLog()).contains("xlsx-1");

        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><t>".getBytes(StandardCharsets.UTF_8));
            zip.write(" ".repeat(32 * 1024 * 1024).getBytes(StandardCharsets.UTF_8));
        }
        send(XLSX, bomb.toByteArray(), "").statusCode(400).body("type", equalTo("/problems/limit-exceeded"));
        send(XLSX, "no workbook", "").statusCode(400).body("type", equalTo("/problems/invalid-table"));
    }

    @Test
    void eventsAreTakenInAllThreeModes() {
        String data = "{\"feed\": \"events\", \"city\": \"130200\", \"indicator\": \"CO2\", \"period\": \"2019\","
                + " \"value\": 1, \"unit\": \"t\"}";
        String event = """
                {"specversion": "1.0", "type": "io.tandem.observation.reported.v1", "source": "/plant", "id": "%s",
                 "time": "2020-06-30T00:00:00Z", "data": %s}""";

        send("application/cloudevents+json; charset=utf-8", event.formatted("ce-structured", data), "")
                .statusCode(202)
                .body("items[0].id", equalTo("ce-structured"));
        send(
                        "application/cloudevents-batch+json",
                        "[" + event.formatted("ce-batch", data) + "," + event.formatted("ce-bad", "{}") + "]",
                        "")
                .statusCode(207)
                .body("items[1].problem.errors.pointer[0]", equalTo("/1/data/feed"));
        send("application/cloudevents-batch+json", "[]", "").statusCode(202).body("accepted", equalTo(0));
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "io.tandem.observation.reported.v1")
                .header("ce-source", "/pl%C3%A4nt")
                .header("ce-id", "ce-%22binary%22")
                .body(data)
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(202)
                .body("items[0].id", equalTo("ce-\"binary\""));
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "x")
                .body(data)
                .post(Api.OBSERVATIONS)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-event"));

        assertThat(idsInTheLog())
                .contains("ce-structured", "ce-batch", "ce-\"binary\"")
                .doesNotContain("ce-bad");
    }

    @Test
    void anAnswerOfOpenAqIsTaken() throws IOException {
        String sample = new String(
                StreamsIT.class
                        .getResourceAsStream("/openaq-v3-measurements.json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);

        given().contentType("application/json")
                .queryParam("feed", "openaq")
                .queryParam("city", "130200")
                .body(sample)
                .post(Api.OBSERVATIONS + "/openaq")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));
        given().contentType("application/json")
                .queryParam("feed", "openaq")
                .body(sample)
                .post(Api.OBSERVATIONS + "/openaq")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/missing-member"));
    }
}
