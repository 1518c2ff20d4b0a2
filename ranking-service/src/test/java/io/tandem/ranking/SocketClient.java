package io.tandem.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of the socket: sends texts, collects messages.
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNode END = JSON.createObjectNode().put("type", "closed");

    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();

    SocketClient(String uri) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(uri), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(begun.toString()));
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        messages.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
        messages.add(END);
    }

    /// Sends a message; apostrophes stand for quotation marks.
    void send(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
    }

    void sendBinary(byte[] data) {
        socket.sendBinary(ByteBuffer.wrap(data), true).join();
    }

    /// The next message; of type `closed` when there will be none.
    JsonNode next() {
        try {
            JsonNode message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came");
            }
            return message;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// The next message of this type and subscription; others are passed over.
    JsonNode next(String type, String id) {
        JsonNode message = next();
        if (message.equals(END)) {
            throw new AssertionError("the socket was closed");
        }
        return message.get("type").asText().equals(type)
                        && message.path("id").asText().equals(id)
                ? message
                : next(type, id);
    }

    /// The code that the other end closed with.
    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// Without a farewell.
    @Override
    public void close() {
        socket.abort();
    }
}
