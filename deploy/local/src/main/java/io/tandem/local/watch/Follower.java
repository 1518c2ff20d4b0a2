package io.tandem.local.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Follows a stream of events for as long as it is wanted: connects again from where it was, whatever happens
/// to the connection or to the service.
final class Follower {
    /// Twice the silence between heartbeats, and some.
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final URI stream;
    private final Consumer<EventLines.Event> onEvent;
    private final Consumer<String> onTrouble;
    private final Duration silence;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private String position = "";
    private Duration pause = FIRST_PAUSE;
    private volatile long heard;

    /// @param onEvent gets every event; by its throwing [Again] the board is asked for anew
    /// @param onTrouble is told why there is no connection at the moment
    Follower(URI stream, Consumer<EventLines.Event> onEvent, Consumer<String> onTrouble) {
        this(stream, onEvent, onTrouble, SILENCE);
    }

    Follower(URI stream, Consumer<EventLines.Event> onEvent, Consumer<String> onTrouble, Duration silence) {
        this.stream = stream;
        this.onEvent = onEvent;
        this.onTrouble = onTrouble;
        this.silence = silence;
    }

    /// Thrown by who takes events, when a board cannot be continued.
    static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Again(String why) {
            super(why);
        }
    }

    /// Follows until the thread is interrupted.
    ///
    /// @throws LocalStackException when the service refuses for good
    void run() {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("silence").factory())) {
            while (!Thread.currentThread().isInterrupted()) {
                String trouble;
                try {
                    trouble = follow(watch);
                } catch (Again why) {
                    position = "";
                    trouble = String.valueOf(why.getMessage());
                } catch (IOException | UncheckedIOException broken) {
                    trouble = "no connection to " + stream.getAuthority();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
                onTrouble.accept(trouble);
                if (!paused()) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private boolean paused() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @return why there is no stream any more
    private String follow(ScheduledExecutorService watch) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
        if (!position.isEmpty()) {
            request.header("Last-Event-ID", position);
        }
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            return switch (response.statusCode()) {
                case 200 -> read(lines, watch);
                case 410 -> throw new Again("the board cannot be continued from " + position);
                case 429, 502, 503, 504 -> "the service is not available";
                default -> throw refused(lines.collect(Collectors.joining("\n")));
            };
        }
    }

    private String read(Stream<String> lines, ScheduledExecutorService watch) {
        pause = FIRST_PAUSE;
        heard = System.nanoTime();
        EventLines events = new EventLines(event -> {
            if (event.name().equals("reset")) {
                throw new Again(event.data().path("detail").asText());
            }
            onEvent.accept(event);
        });
        var check = watch.scheduleAtFixedRate(
                () -> {
                    if (System.nanoTime() - heard > silence.toNanos()) {
                        lines.close();
                    }
                },
                silence.toMillis(),
                Math.max(1, silence.toMillis() / 4),
                TimeUnit.MILLISECONDS);
        try {
            lines.forEach(line -> {
                heard = System.nanoTime();
                events.accept(line);
                if (line.isEmpty()) {
                    position = events.lastId().isEmpty() ? position : events.lastId();
                }
            });
            return "the stream has ended";
        } finally {
            check.cancel(false);
        }
    }

    private static LocalStackException refused(String body) {
        JsonNode problem;
        try {
            problem = new ObjectMapper().readTree(body);
        } catch (JsonProcessingException notJson) {
            return new LocalStackException("the service refuses: " + body);
        }
        return CityNames.refused(problem);
    }
}
