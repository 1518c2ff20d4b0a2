package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.watch.EventLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// A client of a board's event stream.
public final class ChangeStream implements AutoCloseable {
    private final Stream<String> lines;
    private volatile boolean closed;

    private ChangeStream(Stream<String> lines) {
        this.lines = lines;
    }

    /// Opens the stream and reads it on a thread of its own.
    ///
    /// @param onEvent gets each event's name and data, as soon as its last line has come
    public static ChangeStream open(HttpClient client, URI changes, BiConsumer<String, JsonNode> onEvent)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = client.send(
                HttpRequest.newBuilder(changes)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(changes, response.statusCode()));
        }
        ChangeStream stream = new ChangeStream(response.body());
        Thread.ofPlatform().daemon().name("changes").start(() -> stream.readUntilClosed(onEvent));
        return stream;
    }

    private void readUntilClosed(BiConsumer<String, JsonNode> onEvent) {
        try {
            read(onEvent);
        } catch (UncheckedIOException broken) {
            if (!closed) {
                throw broken;
            }
        }
    }

    private void read(BiConsumer<String, JsonNode> onEvent) {
        lines.forEach(new EventLines(event -> onEvent.accept(event.name(), event.data())));
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
