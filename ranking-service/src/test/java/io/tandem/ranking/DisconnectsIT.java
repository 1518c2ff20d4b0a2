package io.tandem.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Clients that lose their connection again and again, while the board changes (RELIABILITY §2, I11, I12 and I18).
///
/// Each keeps a copy of the board by applying moves and comes back with the last version it has. The sequences it
/// sees must go on by one, and where it loses its connection the copy must be the board as the service had it then.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class DisconnectsIT {
    private static final int CLIENTS = 50;
    private static final int DISCONNECTS_EACH = 20;
    private static final String[] CITIES =
            IntStream.range(0, 12).mapToObj(i -> Integer.toString(230_000 + i)).toArray(String[]::new);

    @TestHTTPResource("/")
    URL base;

    @Test
    void everyCopyIsTheBoardWhateverItsConnectionsWentThrough() throws Exception {
        List<Sample> samples = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (Feed feed = new Feed(Backing.services().bootstrapServers());
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            feed.roster("disconnects", 1, CITIES);
            FollowedBoard board = new FollowedBoard(feed, "disconnects", "disconnects", CITIES.length, "co2-lapeq");
            Future<?> feeding = clients.submit(() -> feed(board, feed, over));
            List<Future<Long>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                ends.add(clients.submit(() -> follow(board, new Random(seed), seed % 2 == 0, samples)));
            }
            try {
                for (Future<Long> end : ends) {
                    assertThat(end.get(4, TimeUnit.MINUTES)).isPositive();
                }
            } finally {
                over.set(true);
            }
            feeding.get(1, TimeUnit.MINUTES);

            assertThat(samples).hasSizeGreaterThanOrEqualTo(CLIENTS * DISCONNECTS_EACH / 2);
            Map<Long, Map<String, JsonNode>> boards = new TreeMap<>();
            for (Sample sample : samples) {
                assertThat(sample.copy())
                        .as("the copy at %d", sample.sequence())
                        .isEqualTo(boards.computeIfAbsent(sample.sequence(), sequence -> asOf(board, sequence)));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> ChangesIT.subscribers() == 0);

            assertThat(takeNothing(board))
                    .as("what was under way, without the last chunk of a stream that ends in good order")
                    .hasSizeLessThan(600_000)
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    /// Wants the whole history and reads none of it, until the service has given it up.
    ///
    /// @return what was under way
    private String takeNothing(FollowedBoard board) throws IOException {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            client.getOutputStream()
                    .write("GET %s/changes?after=1:0 HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted(board.path(), base.getHost())
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(5)).until(() -> ChangesIT.subscribers() == 1);
            await().atMost(Duration.ofSeconds(10)).until(() -> ChangesIT.subscribers() == 0);
            return read(client);
        }
    }

    private static String read(Socket client) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            client.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            // The other way in which it can be cut
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Void feed(FollowedBoard board, Feed feed, AtomicBoolean over) throws InterruptedException {
        Random random = new Random(99);
        while (!over.get()) {
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                board.send(
                        CITIES[random.nextInt(CITIES.length)],
                        random.nextBoolean() ? "new-data" : "correction",
                        random.nextInt(-3, 4),
                        random.nextInt(-3, 4));
            }
            feed.flush();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
        }
        return null;
    }

    /// @return the last sequence
    private long follow(FollowedBoard board, Random random, boolean socket, List<Sample> samples) {
        Map<String, JsonNode> copy = new TreeMap<>();
        long sequence = -1;
        int epoch = 1;
        for (int connection = 0; connection <= DISCONNECTS_EACH; connection++) {
            int messages = random.nextInt(1, 30);
            try (Source source = socket
                    ? new SocketSource(board, epoch, sequence, random)
                    : new EventSource(board, epoch, sequence)) {
                for (int i = 0; i < messages; i++) {
                    JsonNode data = source.next();
                    if (data == null) {
                        break;
                    }
                    if (data.has("entries")) {
                        assertThat(sequence).isEqualTo(-1);
                        data.get("entries")
                                .forEach(entry -> copy.put(entry.get("city").asText(), own(entry.get("place"))));
                        sequence = data.get("sequence").asLong();
                    } else if (data.has("moves")) {
                        assertThat(data.get("sequence").asLong()).isEqualTo(sequence + 1);
                        sequence++;
                        data.get("moves")
                                .forEach(move -> copy.put(move.get("city").asText(), own(move.get("to"))));
                    } else {
                        assertThat(data.get("sequence").asLong()).isEqualTo(sequence);
                    }
                }
            }
            if (sequence >= 0) {
                samples.add(new Sample(sequence, Map.copyOf(copy)));
            }
        }
        return sequence;
    }

    private static Map<String, JsonNode> asOf(FollowedBoard board, long sequence) {
        JsonNode then =
                RestAssured.get(board.path() + "?limit=1000&asOf=" + sequence).as(JsonNode.class);
        Map<String, JsonNode> places = new TreeMap<>();
        Stream.of(then.get("entries"), then.get("unranked"))
                .forEach(list ->
                        list.forEach(entry -> places.put(entry.get("city").asText(), own(entry))));
        return places;
    }

    /// Tier, score and rates.
    private static JsonNode own(JsonNode place) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        Stream.of("tier", "score").forEach(name -> own.set(name, place.hasNonNull(name) ? place.get(name) : null));
        return own;
    }

    private String uri(FollowedBoard board) {
        return base.toString().replaceAll("/$", "") + board.path() + "/changes";
    }

    private record Sample(long sequence, Map<String, JsonNode> copy) {}

    /// One connection.
    private interface Source extends AutoCloseable {
        /// Null when the other end has closed it, as it may when this machine is slow.
        JsonNode next();

        @Override
        void close();
    }

    private final class EventSource implements Source {
        private final EventClient client;

        EventSource(FollowedBoard board, int epoch, long after) {
            client = after < 0
                    ? new EventClient(uri(board))
                    : new EventClient(uri(board), "Last-Event-ID", epoch + ":" + after);
        }

        @Override
        public JsonNode next() {
            return client.nextEvent().data();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /// Gives credit in small portions, so that it runs out now and then.
    private final class SocketSource implements Source {
        private final SocketClient client;
        private final Random random;
        private int credit;

        SocketSource(FollowedBoard board, int epoch, long after, Random random) {
            this.random = random;
            this.credit = random.nextInt(1, 5);
            client = new SocketClient(
                    base.toString().replaceFirst("http", "ws").replaceAll("/$", "") + "/api/v1/stream");
            client.send("{'type':'subscribe','id':'a','assessment':'%s','board':'co2-lapeq','credit':%d%s}"
                    .formatted(board.assessment(), credit, after < 0 ? "" : ",'after':'" + epoch + ":" + after + "'"));
        }

        @Override
        public JsonNode next() {
            if (credit == 0) {
                credit = random.nextInt(1, 5);
                client.send("{'type':'credit','id':'a','credit':" + credit + "}");
            }
            JsonNode message = client.next();
            if (message.get("type").asText().equals("position")) {
                return next();
            }
            assertThat(message.get("type").asText()).isNotEqualTo("problem");
            credit--;
            return message.get("data");
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
