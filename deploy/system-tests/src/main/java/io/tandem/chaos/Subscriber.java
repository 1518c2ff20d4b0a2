package io.tandem.chaos;

import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.watch.EventLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows a board as a client of server-sent events does: whenever a stream ends, it goes to the next replica and
/// names
/// the last event that it has.
final class Subscriber implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(100);

    private final HttpClient http;
    private final List<URI> replicas;
    private final String path;
    private final List<String> broken = new ArrayList<>();
    private final Thread thread;
    private int turn;
    private String position = "";
    private long sequence = -1;
    private long changes;
    private long streams;
    private @Nullable Stream<String> open;
    private volatile boolean closed;

    /// Begins at once, on a thread of its own.
    ///
    /// @param replicas of ranking-service
    /// @param first the index of the replica to begin with
    /// @param path of the board's changes
    Subscriber(HttpClient http, List<URI> replicas, int first, String path) {
        this.http = http;
        this.replicas = List.copyOf(replicas);
        this.turn = first;
        this.path = path;
        this.thread = Thread.ofVirtual().name("subscriber of " + path).start(this::follow);
    }

    /// Path of the changes that it follows.
    String path() {
        return path;
    }

    /// The newest version it has; −1 before the first event.
    synchronized long sequence() {
        return sequence;
    }

    /// Changes that it got.
    synchronized long changes() {
        return changes;
    }

    /// Streams that it had one after the other.
    synchronized long streams() {
        return streams;
    }

    /// What was missing, came twice or out of order.
    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (open != null) {
                open.close();
            }
        }
        thread.interrupt();
    }

    private void follow() {
        while (!closed) {
            try {
                read(replicas.get(turn++ % replicas.size()).resolve(path));
            } catch (IOException | UncheckedIOException gone) {
                // The replica is being restarted, or was killed; the next one has all that this one had
            } catch (InterruptedException | LocalStackException end) {
                return;
            }
            if (!closed) {
                Poll.sleep(RETRY);
            }
        }
    }

    private void read(URI changes) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(changes).header("Accept", "text/event-stream");
        String resumed = position;
        if (!resumed.isEmpty()) {
            request.header("Last-Event-ID", resumed);
        }
        HttpResponse<Stream<String>> response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() == 200) {
            began(response.body());
            response.body().forEach(new EventLines(this::take));
        } else {
            response.body().close();
            refused(response.statusCode(), resumed);
        }
    }

    private synchronized void began(Stream<String> lines) {
        streams++;
        open = lines;
    }

    /// A replica that is not ready yet says so; that the id has aged out is a gap.
    private synchronized void refused(int status, String resumed) {
        if ((status != 503 && status != 404) || (!resumed.isEmpty() && status != 503)) {
            broken.add("%s after %s answered %d".formatted(path, resumed, status));
        }
    }

    private synchronized void take(EventLines.Event event) {
        long version = Long.parseLong(event.id().substring(event.id().indexOf(':') + 1));
        switch (event.name()) {
            case "snapshot" -> expect(event, sequence < 0);
            case "hello" -> expect(event, version == sequence);
            case "change" -> {
                changes++;
                expect(event, version == sequence + 1);
            }
            default -> expect(event, false);
        }
        sequence = version;
        position = event.id();
    }

    private void expect(EventLines.Event event, boolean kept) {
        if (!kept) {
            broken.add("%s: %s %s after sequence %d".formatted(path, event.name(), event.id(), sequence));
        }
    }
}
