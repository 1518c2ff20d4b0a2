package io.tandem.ranking.webhook;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A receiver of webhooks that consents, takes what comes, and can be told to misbehave.
public final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private volatile Reply consent = new Reply(200, Map.of("WebHook-Allowed-Origin", "tandem.test"));
    private volatile Reply usual = new Reply(204, Map.of());

    /// A receiver on a free port of this machine.
    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// What is answered.
    ///
    /// @param status 0 to answer nothing at all
    public record Reply(int status, Map<String, String> headers) {
        /// A reply without headers.
        public static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    /// What came.
    public record Request(Instant at, String method, String path, Map<String, List<String>> headers, String body) {
        /// The only value of a header.
        public String header(String name) {
            return headers.get(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                            + name.substring(1).toLowerCase(java.util.Locale.ROOT))
                    .getFirst();
        }

        /// The CloudEvent.
        public JsonNode event() {
            try {
                return JSON.readTree(body);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /// The sequence that the event is about.
        public long sequence() {
            return event().at("/data/sequence").asLong();
        }
    }

    public String url() {
        return "http://127.0.0.1:%d/in".formatted(server.getAddress().getPort());
    }

    /// Answers to the question for consent.
    public Receiver consenting(Reply reply) {
        consent = reply;
        return this;
    }

    /// Answers to messages, one after the other, before the usual ones.
    public Receiver replying(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /// Answers to all other messages.
    public Receiver usually(Reply reply) {
        usual = reply;
        return this;
    }

    public List<Request> questions() {
        return requests.stream()
                .filter(request -> request.method().equals("OPTIONS"))
                .toList();
    }

    public List<Request> messages() {
        return requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    /// Messages about changes, in the order of arrival.
    public List<Request> changes() {
        return messages().stream()
                .filter(request -> request.event().get("type").asText().equals("io.tandem.ranking.changed.v1"))
                .toList();
    }

    public List<Long> sequences() {
        return changes().stream().map(Request::sequence).toList();
    }

    /// Waits until so many changes have come.
    public List<Request> changes(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> changes().size() >= count);
        return changes();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean question = exchange.getRequestMethod().equals("OPTIONS");
        Reply scripted = question ? null : replies.poll();
        Reply reply = question ? consent : scripted == null ? usual : scripted;
        requests.add(new Request(
                Instant.now(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        if (reply.status() == 0) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
