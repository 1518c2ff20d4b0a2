package io.tandem.local.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tandem.local.LocalStackException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
    private final List<String> bodies = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private int failAt = -1;
    private final HttpServer server = server();

    private HttpServer server() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            http.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean fails = requests.size() == failAt;
                requests.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                if (!fails) {
                    bodies.add(body);
                }
                byte[] answer = """
                        {"items": 2, "accepted": 1, "refused": 1, "refusals": [
                          {"row": 3, "column": "value", "type": "/problems/wrong-type", "detail": "d"}]}""".getBytes(StandardCharsets.UTF_8);
                byte[] whole = fails ? "{}".getBytes(StandardCharsets.UTF_8) : answer;
                exchange.sendResponseHeaders(fails ? 400 : 207, whole.length);
                exchange.getResponseBody().write(whole);
                exchange.close();
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void aTableIsSentInPartsWithItsHeaderAndLinesAreThoseOfTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(
                file,
                IntStream.range(0, 30_000)
                        .mapToObj(i -> "130200," + i)
                        .collect(Collectors.joining("\n", "city,CO2-2019\n", "\n")));
        List<Long> positions = new ArrayList<>();
        List<String> words = new ArrayList<>();

        var summary = new Push(
                        new Push.Target(uri(), "my", "tdm_key", false), new Push.Listener(positions::add, words::add))
                .send(file, 0);

        assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(body).startsWith("city,CO2-2019\n130200,"));
        assertThat(bodies.get(1)).contains("\n130200,20000\n").contains("\n130200,29999\n");
        assertThat(requests).allMatch("/api/v1/observations?feed=my&dryRun=false Bearer tdm_key"::equals);
        assertThat(positions).hasSize(2).last().isEqualTo(Files.size(file));
        assertThat(words)
                .containsExactly("line 3, column value: wrong-type, d", "line 20003, column value: wrong-type, d");
        assertThat(summary).isEqualTo(new Push.Summary(2, 2, Map.of("wrong-type", 2L)));
    }

    @Test
    void whatWasCutShortGoesOnWhereItWasAcknowledged(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lines.ndjson");
        Files.writeString(
                file,
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "{\"id\":\"" + i + "\"}\n")
                        .collect(Collectors.joining()));
        Position position = new Position(folder.resolve("positions"), file, "target");
        Push push = new Push(new Push.Target(uri(), null, null, false), new Push.Listener(position::write, _ -> {}));
        failAt = 1;

        assertThat(position.read()).isZero();
        assertThatThrownBy(() -> push.send(file, 0)).isInstanceOf(LocalStackException.class);
        long reached = position.read();
        push.send(file, reached);

        assertThat(reached).isPositive();
        assertThat(String.join("", bodies)).isEqualTo(Files.readString(file));
        assertThat(new Position(folder.resolve("positions"), file, "other").read())
                .isZero();
        Files.writeString(file, "changed");
        assertThat(new Position(folder.resolve("positions"), file, "target").read())
                .isZero();
        position.clear();
        assertThat(position.read()).isZero();
    }

    @Test
    void aQuotedLineBreakDoesNotEndALine() throws IOException {
        String text = "city,reason\n" + "130200,\"a\nb\"\n".repeat(25_000);
        FileParts parts = FileParts.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Optional<FileParts.Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            String body = StandardCharsets.UTF_8.decode(part.get().body()).toString();
            assertThat(body).startsWith("city,reason\n130200,").endsWith("b\"\n");
            all.writeBytes(body.substring("city,reason\n".length()).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(text.substring("city,reason\n".length()));
    }
}
