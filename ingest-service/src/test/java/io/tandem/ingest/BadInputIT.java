package io.tandem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that must be refused, and as what.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class BadInputIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String GOOD = """
            {"feed":"it","city":"130200","indicator":"CO2","period":"2019","value":1,"unit":"t"}""";

    @TestHTTPResource("/api/v1/observations")
    URI observations;

    @TestHTTPResource("/")
    URI root;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    private static Arguments row(String what, String body, int status, String slug, @Nullable String pointer) {
        return Arguments.of(what, body.getBytes(StandardCharsets.UTF_8), status, slug, pointer);
    }

    private static String with(String member, String replacement) {
        String changed = GOOD.replaceFirst("\"" + member + "\":(\"[^\"]*\"|[0-9]+)", replacement.replace("\\", "\\\\"));
        assertThat(changed).isNotEqualTo(GOOD);
        return changed;
    }

    static Stream<Arguments> bad() {
        String many = IntStream.range(0, 10_001).mapToObj(_ -> "{}").collect(Collectors.joining(",", "[", "]"));
        byte[] notUtf8 = with("feed", "\"feed\":\"f?\"").getBytes(StandardCharsets.UTF_8);
        notUtf8[GOOD.indexOf("it") + 1] = (byte) 0xff;
        return Stream.of(
                row("unknown city", with("city", "\"city\":\"999999\""), 422, "unknown-city", "/city"),
                row(
                        "unknown indicator",
                        with("indicator", "\"indicator\":\"CH4\""),
                        422,
                        "unknown-indicator",
                        "/indicator"),
                row("wrong unit", with("unit", "\"unit\":\"kg\""), 422, "wrong-unit", "/unit"),
                row("NaN", with("value", "\"value\":NaN"), 400, "not-a-number", null),
                row("1e400", with("value", "\"value\":1e400"), 422, "excessive-number", "/value"),
                row("negative emission", with("value", "\"value\":-1"), 422, "negative-value", "/value"),
                row(
                        "AQI 700",
                        GOOD.replace("CO2", "AQI").replace("\"t\"", "\"1\"").replace(":1,", ":700,"),
                        422,
                        "value-out-of-range",
                        "/value"),
                row("U+0000 in a name", with("feed", "\"feed\":\"i\\u0000t\""), 422, "control-character", "/feed"),
                row("period 2019-13", with("period", "\"period\":\"2019-13\""), 422, "invalid-period", "/period"),
                row("future period", with("period", "\"period\":\"2999\""), 422, "future-period", "/period"),
                row("truncated JSON", GOOD.substring(0, 40), 400, "truncated-json", null),
                row("truncated array", "[" + GOOD, 400, "truncated-json", null),
                row(
                        "duplicate keys",
                        GOOD.replace("\"unit\"", "\"city\":\"110000\",\"unit\""),
                        400,
                        "duplicate-member",
                        null),
                row("empty body", "", 400, "empty-body", null),
                row("empty array", "[]", 400, "empty-batch", null),
                row("not JSON", "city=130200", 400, "invalid-json", null),
                row("trailing text", GOOD + " x", 400, "invalid-json", null),
                row("string for value", with("value", "\"value\":\"1\""), 422, "wrong-type", "/value"),
                row("array for an item", "[[" + GOOD + "]]", 422, "wrong-type", "/0"),
                row("unknown member", GOOD.replace("}", ",\"colour\":1}"), 422, "unknown-member", "/colour"),
                row("missing member", GOOD.replace(",\"unit\":\"t\"", ""), 422, "missing-member", "/unit"),
                row("unknown status", GOOD.replace("}", ",\"status\":\"final\"}"), 422, "unknown-status", "/status"),
                row("revision 0", GOOD.replace("}", ",\"revision\":0}"), 422, "invalid-revision", "/revision"),
                row(
                        "no offset",
                        GOOD.replace("}", ",\"observedAt\":\"2020-01-01T00:00:00\"}"),
                        422,
                        "invalid-time",
                        "/observedAt"),
                row(
                        "1970",
                        GOOD.replace("}", ",\"observedAt\":\"1970-01-01T00:00:00Z\"}"),
                        422,
                        "time-out-of-range",
                        "/observedAt"),
                row("feed name", with("feed", "\"feed\":\"My Feed\""), 422, "invalid-feed", "/feed"),
                row("id with space", GOOD.replace("}", ",\"id\":\"a b\"}"), 422, "invalid-id", "/id"),
                row(
                        "long reason",
                        GOOD.replace("}", ",\"reason\":\"" + "x".repeat(501) + "\"}"),
                        422,
                        "invalid-reason",
                        "/reason"),
                row("depth bomb", "[".repeat(100_000), 400, "limit-exceeded", null),
                row("long text", with("feed", "\"feed\":\"" + "x".repeat(5000) + "\""), 400, "limit-exceeded", null),
                row("too many items", many, 413, "too-many-items", null),
                Arguments.of("invalid UTF-8", notUtf8, 400, "invalid-utf8", null),
                row("UTF-16", "\ufeff" + GOOD, 400, "invalid-json", null),
                row("2 MiB", " ".repeat(2 * 1024 * 1024), 413, "body-too-large", null));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("bad")
    void eachIsRefusedAsItsOwnKindOfProblem(String what, byte[] body, int status, String slug, @Nullable String pointer)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("application/json").POST(BodyPublishers.ofByteArray(body)));

        JsonNode problem = problem(answer, status, slug);
        String where = problem.path("errors").path(0).path("pointer").asText(null);
        assertThat(where).isEqualTo(pointer);
    }

    @ParameterizedTest(name = "{0}, chunked")
    @MethodSource("bad")
    void theSameWithoutAContentLength(String what, byte[] body, int status, String slug, @Nullable String pointer)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                request("application/json").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        problem(answer, status, slug);
    }

    @Test
    void otherTypesAndEncodingsAreRefused() throws IOException, InterruptedException {
        for (String type : new String[] {"text/plain", "application/xml", "application/json;charset=gbk", null}) {
            HttpResponse<String> answer = send(request(type).POST(BodyPublishers.ofString(GOOD)));
            problem(answer, 415, "unsupported-media-type");
        }
        problem(
                send(request("application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString(GOOD))),
                400,
                "invalid-encoding");
        problem(
                send(request("application/json")
                        .header("Content-Encoding", "br")
                        .POST(BodyPublishers.ofString(GOOD))),
                415,
                "unsupported-media-type");
    }

    @Test
    void everyOtherDeadEndIsAProblemToo() throws IOException, InterruptedException {
        HttpResponse<String> notAllowed = send(request("application/json").GET());
        problem(notAllowed, 405, "method-not-allowed");
        assertThat(notAllowed.headers().firstValue("Allow")).hasValue("POST");
        problem(
                send(request("application/json").header("Accept", "text/html").POST(BodyPublishers.ofString(GOOD))),
                406,
                "not-acceptable");
        problem(send(HttpRequest.newBuilder(root.resolve("/api/v1/nothing"))), 404, "not-found");
        problem(send(HttpRequest.newBuilder(root.resolve("/api/v1/rosters/nothing"))), 404, "not-found");
        problem(send(HttpRequest.newBuilder(root.resolve("/api/v1/rosters/it/versions/99"))), 404, "not-found");
        problem(send(HttpRequest.newBuilder(root.resolve("/api/v1/rosters/it/versions/x"))), 404, "not-found");
    }

    private HttpRequest.Builder request(@Nullable String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(observations);
        return type == null ? request : request.header("Content-Type", type);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String slug) throws IOException {
        assertThat(answer.body()).contains("/problems/" + slug);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "130200", "999999", "CH4", "jackson");
        return problem;
    }
}
