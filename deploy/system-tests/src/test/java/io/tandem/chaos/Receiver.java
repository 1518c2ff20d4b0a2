package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/// Where many webhooks lead, each to a path of its own: takes everything and remembers it.
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, List<Taken>> taken = new ConcurrentHashMap<>();

    /// A message that was taken.
    record Taken(String id, String type, long sequence) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url(int number) {
        return "http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), number);
    }

    /// What came to a path, in the order of arrival.
    List<Taken> at(int number) {
        return List.copyOf(taken.getOrDefault("/" + number, List.of()));
    }

    /// The newest sequence that came to a path, or the one that it began after.
    long newest(int number, long beginning) {
        return LongStream.concat(LongStream.of(beginning), at(number).stream().mapToLong(Taken::sequence))
                .max()
                .orElseThrow();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
        } else {
            JsonNode event = JSON.readTree(body);
            taken.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new CopyOnWriteArrayList<>())
                    .add(new Taken(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            event.path("type").asText(),
                            event.at("/data/sequence").asLong()));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
