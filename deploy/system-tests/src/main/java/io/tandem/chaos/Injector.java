package io.tandem.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Posts observations at a fixed rate, whether or not anything keeps up: an open loop.
final class Injector implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final int POSTS_PER_SECOND = 20;
    private static final int FIRST_BATCH = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI observations;
    private final Feed feed;
    private final Receipts receipts;
    private final Phaser open = new Phaser(1);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    Injector(URI ingest, Feed feed, Receipts receipts) {
        this.observations = ingest.resolve("/api/v1/observations");
        this.feed = feed;
        this.receipts = receipts;
    }

    /// Posts a value of every slot and waits for the answers.
    void firstValues() {
        List<Observation> all = feed.firstValues();
        for (int from = 0; from < all.size(); from += FIRST_BATCH) {
            post(all.subList(from, Math.min(from + FIRST_BATCH, all.size())));
        }
        open.arriveAndAwaitAdvance();
    }

    /// Begins to post on a thread of its own.
    ///
    /// @param rate observations a second
    void start(int rate) {
        thread = Thread.ofPlatform().name("injector").start(() -> run(rate));
    }

    /// Posts no more and waits for the answers.
    @Override
    public void close() {
        stopped = true;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("interrupted", e);
            }
        }
        open.arriveAndAwaitAdvance();
    }

    private void run(int rate) {
        long started = System.nanoTime();
        long sent = 0;
        for (long post = 1; !stopped; post++) {
            long due = started + post * TimeUnit.SECONDS.toNanos(1) / POSTS_PER_SECOND;
            Poll.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            long target = post * rate / POSTS_PER_SECOND;
            List<Observation> batch = new ArrayList<>();
            for (; sent < target; sent++) {
                batch.add(feed.next());
            }
            if (!batch.isEmpty()) {
                post(batch);
            }
        }
    }

    private void post(List<Observation> batch) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        batch.forEach(observation -> {
            receipts.sending(observation);
            body.add(Feed.item(observation));
        });
        open.register();
        var _ = http.sendAsync(
                        HttpRequest.newBuilder(observations)
                                .timeout(ANSWER_LIMIT)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> {
                    note(batch, response);
                    return open.arriveAndDeregister();
                });
    }

    /// Without an answer, or with 503, the log may have all, some or none of it.
    private void note(List<Observation> batch, @Nullable HttpResponse<String> response) {
        if (response == null || response.statusCode() == 503) {
            batch.forEach(receipts::unknown);
        } else if (response.statusCode() == 202) {
            acknowledged(batch, response.body());
        } else {
            receipts.refused(response.statusCode() + " " + response.body());
        }
    }

    private void acknowledged(List<Observation> batch, String body) {
        try {
            JsonNode items = JSON.readTree(body).path("items");
            for (int i = 0; i < batch.size(); i++) {
                JsonNode receipt = items.path(i).path("receipt");
                receipts.acknowledged(new Receipts.Receipt(
                        Feed.number(batch.get(i)),
                        receipt.get("partition").asInt(),
                        receipt.get("offset").asLong()));
            }
        } catch (JsonProcessingException e) {
            receipts.refused("202 with " + body);
        }
    }
}
