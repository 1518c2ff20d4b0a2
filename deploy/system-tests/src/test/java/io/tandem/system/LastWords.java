package io.tandem.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// One subscriber of each kind, and what each hears last when the service stops.
final class LastWords {
    private final CompletableFuture<Integer> socket = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<String>> stream;
    private final CompletableFuture<HttpResponse<String>> poll;

    /// Subscribes to a board, and returns when the service counts all three.
    LastWords(URI service, String board) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        JsonNode present = new JsonHttp(service, Duration.ofSeconds(10))
                .get(board + "?limit=1")
                .body();
        String version =
                present.get("epoch").asText() + ":" + present.get("sequence").asText();
        String[] names = board.split("/");
        var _ = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(service.toString().replaceFirst("http", "ws") + "/api/v1/stream"), new Listener())
                .join()
                .sendText(
                        "{\"type\":\"subscribe\",\"id\":\"a\",\"assessment\":\"%s\",\"board\":\"%s\",\"credit\":100}"
                                .formatted(names[names.length - 3], names[names.length - 1]),
                        true)
                .join();
        stream = http.sendAsync(get(service, board + "/changes"), HttpResponse.BodyHandlers.ofString());
        poll = http.sendAsync(
                get(service, board + "/changes?wait=30&after=" + version), HttpResponse.BodyHandlers.ofString());
        await("three subscribers")
                .atMost(Duration.ofSeconds(20))
                .until(() -> http.send(get(service, "/q/metrics"), HttpResponse.BodyHandlers.ofString())
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("tandem_ranking_subscribers") && line.endsWith(" 3.0")));
    }

    /// The code with which the socket was closed; 1006 when it was cut.
    int socketCode() {
        return socket.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// The whole stream of events; fails when it was cut before its end.
    HttpResponse<String> stream() {
        return stream.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// The answer to the long poll; fails when there was none.
    HttpResponse<String> poll() {
        return poll.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static HttpRequest get(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .build();
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            socket.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            if (failure instanceof IOException) {
                socket.complete(1006);
            } else {
                socket.completeExceptionally(failure);
            }
        }
    }
}
