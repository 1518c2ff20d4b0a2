package io.tandem.local.watch;

import static io.tandem.local.watch.Messages.change;
import static io.tandem.local.watch.Messages.place;
import static io.tandem.local.watch.Messages.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String BOARD = """
            {"page":{"total":2},"unranked":[],"entries":[
              {"city":"130200","nameZh":"唐山","nameEn":"Tangshan"},
              {"city":"110000","nameZh":"北京","nameEn":"Beijing"}]}""";
    private static final String START =
            event("snapshot", "1:7", snapshot(7, "130200=" + place("I", 0.5), "110000=" + place("I", 0.4)));

    /// One answer for each time that the stream is asked for; the connection ends after it.
    private final Queue<String> streams = new ConcurrentLinkedQueue<>();

    private final List<String> positions = new CopyOnWriteArrayList<>();
    private final List<String> titles = new CopyOnWriteArrayList<>();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", WatchTest::board);
        server.createContext("/api/v1/assessments/a/boards/b/changes", this::stream);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void movesAreToldAndTheWatchGoesOnWhereItWas() throws InterruptedException {
        streams.add(START + event("change", "1:8", change(8, "110000=" + place("I", 0.6))));
        streams.add(event("hello", "1:8", Messages.json("{}"))
                + event("change", "1:9", change(9, "130200=" + place("II", 0.9))));

        watch(List.of(), () -> titles.stream().anyMatch(title -> title.contains("1:9")));

        assertThat(positions).startsWith("", "1:8");
        assertThat(news).anyMatch(line -> line.matches(".*1:8 +correction +北京 +Beijing +2 → 1 +▲1 +\\+20.00"));
        assertThat(news).anyMatch(line -> line.matches(".*1:9 +correction +唐山 +Tangshan +2 = +tier I → II +\\+40.00"));
    }

    @Test
    void aWatchedCityIsToldWhenOthersMoveIt() throws InterruptedException {
        streams.add(START + event("change", "1:8", change(8, "110000=" + place("I", 0.6))));

        watch(List.of("唐山"), () -> !news.isEmpty());

        assertThat(news.getFirst()).matches(".*1:8 +others +唐山 +Tangshan +1 → 2 +▼1");
    }

    @Test
    void aBoardThatCannotBeContinuedIsReadAnew() throws InterruptedException {
        streams.add(START);
        streams.add("410");
        streams.add(event("snapshot", "2:30", snapshot(30, "130200=" + place("III", 0.1))));

        watch(List.of(), () -> titles.stream().anyMatch(title -> title.contains("1:30")));

        assertThat(positions).startsWith("", "1:7", "");
        assertThat(titles.getLast()).contains("ranked 1 of 1");
    }

    @Test
    void aGapIsNotPassedOver() throws InterruptedException {
        streams.add(START + event("change", "1:9", change(9, "110000=null")));
        streams.add(START);

        watch(List.of(), () -> positions.size() >= 2);

        assertThat(positions).startsWith("", "");
    }

    @Test
    void unknownCitiesAndBoardsAreRefused() {
        assertThatThrownBy(() -> watch("b", List.of("Atlantis")).run())
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("no city \"Atlantis\"");
        server.createContext(
                "/api/v1/assessments/a/boards/x",
                exchange -> answer(
                        exchange,
                        404,
                        "{\"detail\":\"There is no such board here; see `allowed` for those that exist.\",\"allowed\":[\"b\",\"c\"]}"));
        assertThatThrownBy(() -> watch("x", List.of()).run())
                .isInstanceOf(LocalStackException.class)
                .hasMessage("There is no such board here; there are b, c");
    }

    private void watch(List<String> cities, java.util.function.BooleanSupplier until) throws InterruptedException {
        Thread watching = Thread.ofPlatform().start(() -> {
            try {
                watch("b", cities).run();
            } catch (LocalStackException interrupted) {
                // the end of the test
            }
        });
        try {
            assertThat(Poll.until(Duration.ofSeconds(20), Duration.ofMillis(10), until))
                    .isTrue();
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    private Watch watch(String board, List<String> cities) {
        URI service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var wishes = new Watch.Wishes(cities, false, 0, Integer.MAX_VALUE, 10);
        return new Watch(service, "a", board, wishes, new Screen() {
            @Override
            public void board(String title, List<String> lines) {
                titles.add(title);
            }

            @Override
            public void news(String line) {
                if (line.contains("1:")) {
                    news.add(line);
                }
            }
        });
    }

    private void stream(HttpExchange exchange) throws IOException {
        String position = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        positions.add(position == null ? "" : position);
        String next = streams.poll();
        if (next == null) {
            answer(exchange, 503, "{}");
        } else if (next.equals("410")) {
            answer(exchange, 410, "{}");
        } else {
            answer(exchange, 200, next);
        }
    }

    private static void board(HttpExchange exchange) throws IOException {
        answer(exchange, 200, BOARD);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String event(String name, String id, JsonNode data) {
        return "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name, data);
    }
}
