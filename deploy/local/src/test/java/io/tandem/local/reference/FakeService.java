package io.tandem.local.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Answers HTTP as it is told and remembers what it was asked.
public final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// A request.
    public record Call(String method, String path, String body) {}

    /// A response; a `Retry-After` of −1 is left out.
    public record Reply(int status, String body, int retryAfter) {
        public static Reply of(int status) {
            return new Reply(status, "{}", -1);
        }
    }

    public FakeService(Function<Call, Reply> behaviour) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            answer(exchange, behaviour.apply(call));
        });
        server.start();
    }

    public JsonHttp client(Duration patience) {
        return new JsonHttp(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), patience);
    }

    public List<Call> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.retryAfter() >= 0) {
            exchange.getResponseHeaders().add("Retry-After", Integer.toString(reply.retryAfter()));
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
