package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Clients of every board's changes, one that begins at each replica.
final class Subscribers implements AutoCloseable {
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Cluster cluster;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Subscriber> subscribers = new ArrayList<>();

    Subscribers(Cluster cluster, Registry registry) {
        this.cluster = cluster;
        List<URI> replicas =
                cluster.instances(Program.RANKING).stream().map(Instance::uri).toList();
        for (String board : registry.boards().keySet()) {
            for (int first = 0; first < replicas.size(); first++) {
                subscribers.add(new Subscriber(http, replicas, first, path(board) + "/changes"));
            }
        }
    }

    /// Waits until each has come to where its board is, and tells whether it got there without a gap. Nothing may be on
    /// its way any more.
    Promise promise() {
        List<String> broken = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            long newest = newest(subscriber);
            if (!Poll.until(CATCH_UP_LIMIT, LOOK_AGAIN, () -> subscriber.sequence() >= newest)) {
                broken.add("%s: at %d, the board at %d".formatted(subscriber.path(), subscriber.sequence(), newest));
            }
            broken.addAll(subscriber.broken());
        }
        return new Promise(
                "I12",
                "%d subscribers got each of %,d changes once and in order, over %d streams"
                        .formatted(
                                subscribers.size(),
                                subscribers.stream()
                                        .mapToLong(Subscriber::changes)
                                        .sum(),
                                streams()),
                broken);
    }

    /// Streams that they have had.
    long streams() {
        return subscribers.stream().mapToLong(Subscriber::streams).sum();
    }

    @Override
    public void close() {
        subscribers.forEach(Subscriber::close);
        http.shutdownNow();
    }

    private long newest(Subscriber subscriber) {
        String board = subscriber.path().substring(0, subscriber.path().lastIndexOf('/'));
        JsonNode answer = new JsonHttp(cluster.first(Program.RANKING).uri(), CATCH_UP_LIMIT)
                .get(board + "?limit=1")
                .body();
        return answer.path("sequence").asLong();
    }

    private static String path(String board) {
        return "/api/v1/assessments/%s/boards/%s".formatted(Registry.ASSESSMENT, board);
    }
}
