package io.tandem.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// PostgreSQL is brought back to an earlier day, by the steps in docs/operating.md, and catches up from the log.
class RestoreIT {
    private static final Path CHECKOUT = Path.of("../..");
    private static final String BOARD = "/api/v1/assessments/" + Registry.ASSESSMENT + "/boards/co2";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern STATEMENTS = Pattern.compile("```sql\n-- (metrics|ranking)\n(.*?)```", Pattern.DOTALL);

    @Test
    void aDatabaseOfYesterdayCatchesUpFromTheLogAndGoesOn() throws Exception {
        var settings = new Cluster.Settings(CHECKOUT, CHECKOUT.resolve("target/restore-it"), 1, List.of());
        try (Cluster cluster = Cluster.start(settings);
                Drain drain = new Drain(cluster)) {
            // Given: a backup, and a day's work after it
            Registry.reference(new ReferenceData(Installation.reference())).register(cluster.http(Program.INGEST));
            for (String city : List.of("130200", "110000")) {
                post(cluster, drain, city, "2015", 50_000_000);
                post(cluster, drain, city, "2019", 40_000_000);
            }
            String yesterday = version(cluster);
            copy(cluster, "backup", true);
            for (int million = 30; million < 40; million++) {
                post(cluster, drain, "130200", "2019", million * 1e6);
            }
            JsonNode board = entries(cluster);
            String hash = hash(cluster);
            String lost = version(cluster);

            // When: the backup is restored
            stopStateful(cluster);
            copy(cluster, "backup", false);
            for (MatchResult statements : STATEMENTS
                    .matcher(Files.readString(CHECKOUT.resolve("docs/operating.md")))
                    .results()
                    .toList()) {
                execute(cluster, statements.group(1), statements.group(2));
            }
            startStateful(cluster);

            // Then: the state is what it was
            await().atMost(LIMIT).until(drain::isDrained);
            assertThat(hash(cluster)).isEqualTo(hash);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(entries(cluster)).isEqualTo(board));

            // And goes on, though fewer rows were made of the same observations this time
            post(cluster, drain, "130200", "2019", 60_000_000);
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(entries(cluster).at("/1/city").asText()).isEqualTo("130200"));

            // And who has seen what was taken back starts over, who has not goes on
            assertThat(resume(cluster, lost)).isEqualTo(410);
            assertThat(resume(cluster, yesterday)).isEqualTo(200);
        }
    }

    private static void post(Cluster cluster, Drain drain, String city, String period, double value) {
        JsonHttp.Answer answer = cluster.http(Program.INGEST)
                .post(
                        "/api/v1/observations",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("feed", "restore")
                                .put("city", city)
                                .put("indicator", "CO2")
                                .put("period", period)
                                .put("unit", "t")
                                .put("value", value));
        assertThat(answer.status()).isEqualTo(202);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(drain::isDrained);
    }

    private static JsonNode entries(Cluster cluster) {
        return cluster.http(Program.RANKING).get(BOARD).body().get("entries");
    }

    private static String version(Cluster cluster) {
        JsonNode board = cluster.http(Program.RANKING).get(BOARD).body();
        return board.get("epoch").asText() + ":" + board.get("sequence").asText();
    }

    private static String hash(Cluster cluster) {
        return cluster.http(Program.METRICS)
                .get("/internal/state-hash")
                .body()
                .at("/parts/observation/hash")
                .asText();
    }

    private static int resume(Cluster cluster, String version) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = http.send(
                    HttpRequest.newBuilder(cluster.first(Program.RANKING).uri().resolve(BOARD + "/changes"))
                            .header("Last-Event-ID", version)
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            answer.body().close();
            http.shutdownNow();
            return answer.statusCode();
        }
    }

    private static void stopStateful(Cluster cluster) {
        cluster.first(Program.RANKING).stop();
        cluster.first(Program.METRICS).stop();
    }

    private static void startStateful(Cluster cluster) {
        List<Instance> instances = List.of(cluster.first(Program.METRICS), cluster.first(Program.RANKING));
        instances.forEach(Instance::restart);
        instances.forEach(instance -> instance.awaitReady(LIMIT));
    }

    /// Copies the stopped server's data directory.
    ///
    /// @param away to the copy, or else back from it
    private static void copy(Cluster cluster, String name, boolean away) throws IOException, InterruptedException {
        Path data = cluster.backing().directory().resolve("postgres/data");
        Path backup = cluster.backing().directory().resolve(name);
        cluster.backing().postgres().close();
        run("rm", "-rf", (away ? backup : data).toString());
        run("cp", "-a", (away ? data : backup).toString(), (away ? backup : data).toString());
        cluster.backing().postgres().restart();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static void execute(Cluster cluster, String role, String statements) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.backing().jdbcUrl(role), role, role);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
