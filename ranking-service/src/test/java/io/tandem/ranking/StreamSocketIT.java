package io.tandem.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several boards over one WebSocket. Every test has an assessment of its own.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class StreamSocketIT {
    private static final String A = "220000";
    private static final String B = "220001";
    private static Feed feed;

    @TestHTTPResource("/api/v1/stream")
    URL base;

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("socket", 1, A, B, "220002");
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void twoBoardsShareASocket() {
        FollowedBoard one = board("w1");
        FollowedBoard other = board("w2");
        try (SocketClient client = client()) {
            subscribe(client, "a", one, "");
            subscribe(client, "b", other, ",'city':['" + A + "']");
            JsonNode snapshot = client.next("snapshot", "a");
            client.next("snapshot", "b");
            one.change(A, "new-data", 10);
            JsonNode ofOne = client.next("change", "a");
            other.change(A, "new-data", 10);
            client.next("change", "b");
            long sequence = other.change(B, "new-data", 20);
            JsonNode ofOther = client.next("change", "b");

            assertThat(snapshot.at("/data/entries")).hasSize(3);
            assertThat(ofOne.at("/data/board").asText()).isEqualTo("w1/co2");
            assertThat(ofOne.at("/data/moves/0/city").asText()).isEqualTo(A);
            assertThat(ofOther.at("/data/sequence").asLong()).isEqualTo(sequence);
            assertThat(ofOther.at("/data/watched/0/to/rank").asInt()).isEqualTo(2);
            assertThat(ofOther.at("/data/totalMoves").asInt()).isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> ChangesIT.subscribers() == 0);
    }

    @Test
    void withoutCreditNothingIsSentAndWithItNothingIsMissing() {
        FollowedBoard board = board("w3");
        try (SocketClient client = client()) {
            client.send("{'type':'subscribe','id':'a','assessment':'w3','board':'co2','credit':2}");
            long first = client.next("snapshot", "a").at("/data/sequence").asLong();
            for (int percent = 1; percent <= 6; percent++) {
                board.change(A, "new-data", percent);
            }
            assertThat(client.next("change", "a").at("/data/sequence").asLong()).isEqualTo(first + 1);

            // An answer to a later message has come, and no change before it
            client.send("{'type':'unsubscribe','id':'none'}");
            assertThat(client.next().at("/data/type").asText()).isEqualTo("/problems/unknown-id");

            client.send("{'type':'credit','id':'a','credit':3}");
            for (int i = 2; i <= 4; i++) {
                assertThat(client.next("change", "a").at("/data/sequence").asLong())
                        .isEqualTo(first + i);
            }
            client.send("{'type':'unsubscribe','id':'a'}");
            JsonNode last = client.next();
            assertThat(last.get("type").asText()).isEqualTo("unsubscribed");
            assertThat(last.at("/data/sequence").asLong()).isEqualTo(first + 4);

            client.send("{'type':'subscribe','id':'a','assessment':'w3','board':'co2','credit':9,'after':'1:%d'}"
                    .formatted(first + 4));
            assertThat(client.next("hello", "a").at("/data/currentSequence").asLong())
                    .isEqualTo(first + 6);
            assertThat(client.next("change", "a").at("/data/sequence").asLong()).isEqualTo(first + 5);
        }
    }

    @Test
    void latestTakesWhatWaitedForCreditAsOne() {
        FollowedBoard board = board("w4");
        try (SocketClient client = client()) {
            client.send("{'type':'subscribe','id':'a','assessment':'w4','board':'co2','mode':'latest','credit':1}");
            JsonNode snapshot = client.next("snapshot", "a");
            for (int percent = 1; percent <= 4; percent++) {
                board.change(A, "new-data", percent);
            }
            client.send("{'type':'credit','id':'a','credit':1}");
            JsonNode latest = client.next("latest", "a");

            assertThat(snapshot.at("/data/mode").asText()).isEqualTo("latest");
            assertThat(latest.at("/data/fromSequence")).isEqualTo(snapshot.at("/data/sequence"));
            assertThat(latest.at("/data/sequence").asLong()).isEqualTo(board.sequence());
            assertThat(latest.at("/data/moves")).hasSize(1);
        }
    }

    @Test
    void aFilteredSubscriptionIsToldWhereItIs() {
        FollowedBoard board = board("w5");
        try (SocketClient client = client()) {
            subscribe(client, "a", board, ",'cause':'withdrawal'");
            client.next("snapshot", "a");
            long sequence = board.change(A, "new-data", 10);
            JsonNode position = client.next("position", "a");
            while (position.at("/data/sequence").asLong() < sequence) {
                position = client.next("position", "a");
            }

            assertThat(position.at("/data/board").asText()).isEqualTo("w5/co2");
            assertThat(position.at("/data/sequence").asLong()).isEqualTo(sequence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':0} | /problems/bad-credit | /credit",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2'} | /problems/bad-credit | /credit",
                "{'type':'subscribe','id':'x','assessment':'w6','credit':1} | /problems/missing-member | /board",
                "{'type':'subscribe','id':'x','assessment':'nowhere','board':'co2','credit':1} | /problems/unknown-assessment |",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co7','credit':1} | /problems/unknown-board |",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'after':'1'} | /problems/bad-version | /after",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'after':'1:999'} | /problems/start-over |",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'city':['220000','1']} | /problems/bad-filter | /city/1",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'city':[null]} | /problems/bad-filter | /city/0",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'tier':'I'} | /problems/bad-filter | /tier/0",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'top':4} | /problems/bad-filter | /top",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'top':'1'} | /problems/wrong-type | /top",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'mode':'x'} | /problems/bad-mode | /mode",
                "{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1,'teir':1} | /problems/unknown-member |",
                "{'type':'credit','id':'x','credit':1} | /problems/unknown-id | /id",
                "{'type':'unsubscribe','id':'x'} | /problems/unknown-id | /id",
                "{'type':'unsubscribe'} | /problems/bad-id | /id",
                "{'type':'unsubscribe','id':'ä'} | /problems/bad-id | /id",
                "{'type':'hello','id':'x'} | /problems/unknown-message | /type",
                "{} | /problems/unknown-message | /type",
                "[] | /problems/wrong-type |"
            })
    void aBadMessageIsAnsweredAndTheSocketStaysOpen(String message, String type, String pointer) {
        board("w6");
        try (SocketClient client = client()) {
            client.send(message);
            JsonNode problem = client.next();

            assertThat(problem.get("type").asText()).isEqualTo("problem");
            assertThat(problem.path("id").asText()).isEqualTo(message.contains("'id':'x'") ? "x" : "");
            assertThat(problem.at("/data/type").asText()).isEqualTo(type);
            assertThat(problem.at("/data/pointer").asText("")).isEqualTo(pointer == null ? "" : pointer);
            assertThat(problem.toString()).doesNotContain("nowhere", "co7", "teir", "ä");
            client.send("{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1}");
            client.next("snapshot", "x");
            client.send("{'type':'subscribe','id':'x','assessment':'w6','board':'co2','credit':1}");
            assertThat(client.next("problem", "x").at("/data/type").asText()).isEqualTo("/problems/duplicate-id");
        }
    }

    @Test
    void aSocketHasAtMostSoManySubscriptions() {
        FollowedBoard board = board("w7");
        try (SocketClient client = client()) {
            for (int i = 0; i < 32; i++) {
                subscribe(client, "s" + i, board, "");
                client.next("snapshot", "s" + i);
            }
            subscribe(client, "one-more", board, "");

            assertThat(client.next("problem", "one-more").at("/data/type").asText())
                    .isEqualTo("/problems/too-many-subscriptions");
        }
    }

    @Test
    void garbageClosesTheSocket() {
        try (SocketClient client = client()) {
            client.send("no JSON");
            assertThat(client.closeCode()).isEqualTo(1007);
        }
        try (SocketClient client = client()) {
            client.sendBinary(new byte[] {1, 2, 3});
            assertThat(client.closeCode()).isEqualTo(1003);
        }
        try (SocketClient client = client()) {
            client.send("'" + "x".repeat(70_000) + "'");
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aTextThatIsNotUtf8ClosesTheSocket() throws IOException {
        try (Socket client = handshake()) {
            // FIN and text, masked with zeros, two bytes that are no UTF-8
            client.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, 0x28});

            assertThat(closeCode(client.getInputStream())).isEqualTo(1007);
        }
    }

    @Test
    void withoutAnUpgradeItSaysWhatItIs() {
        var answer = RestAssured.get(base);

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Upgrade")).isEqualTo("websocket");
    }

    /// Many subscriptions to a large board fill the connection's buffers.
    @Test
    void aSocketThatTakesNothingIsClosed() throws IOException {
        String[] many = IntStream.range(0, 2_000)
                .mapToObj(i -> Integer.toString(410_000 + i))
                .toArray(String[]::new);
        feed.roster("socket-many", 1, many);
        FollowedBoard board = new FollowedBoard(feed, "w8", "socket-many", many.length, "co2");
        try (Socket client = handshake()) {
            for (int i = 0; i < 32; i++) {
                write(
                        client,
                        "{\"type\":\"subscribe\",\"id\":\"s%d\",\"assessment\":\"%s\",\"board\":\"co2\",\"credit\":9}"
                                .formatted(i, board.assessment()));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> ChangesIT.subscribers() > 10);

            await().atMost(Duration.ofSeconds(20)).until(() -> ChangesIT.subscribers() == 0);
        }
    }

    /// It neither closes nor answers a ping.
    @Test
    void aSocketThatIsSilentIsClosed() throws IOException {
        FollowedBoard board = board("w9");
        try (Socket client = handshake()) {
            write(
                    client,
                    "{\"type\":\"subscribe\",\"id\":\"a\",\"assessment\":\"%s\",\"board\":\"co2\",\"credit\":9}"
                            .formatted(board.assessment()));

            assertThat(closeCode(client.getInputStream())).isEqualTo(1008);
        }
    }

    private static FollowedBoard board(String assessment) {
        return new FollowedBoard(feed, assessment, "socket", 3, "co2");
    }

    private SocketClient client() {
        return new SocketClient(base.toString().replaceFirst("http", "ws"));
    }

    private static void subscribe(SocketClient client, String id, FollowedBoard board, String more) {
        client.send("{'type':'subscribe','id':'%s','assessment':'%s','board':'co2','credit':100%s}"
                .formatted(id, board.assessment(), more));
    }

    /// A connection that has been upgraded and on which nothing is read but what the test reads.
    private Socket handshake() throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.setSoTimeout(20_000);
        client.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        client.getOutputStream()
                .write(("GET " + base.getPath() + " HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
        return client;
    }

    /// A text of less than 64 KiB, masked with zeros; with spaces after it, so that its length takes two bytes.
    private static void write(Socket client, String text) throws IOException {
        byte[] bytes = (text + " ".repeat(126)).getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[8 + bytes.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) 0xFE;
        frame[2] = (byte) (bytes.length >> 8);
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 8, bytes.length);
        client.getOutputStream().write(frame);
    }

    /// Reads frames up to the one that closes.
    private static int closeCode(InputStream in) throws IOException {
        while (true) {
            int opcode = in.read() & 0x0F;
            int length = in.read();
            if (length == 126) {
                length = in.read() << 8 | in.read();
            }
            byte[] payload = in.readNBytes(length);
            if (opcode == 8) {
                return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
            }
        }
    }
}
