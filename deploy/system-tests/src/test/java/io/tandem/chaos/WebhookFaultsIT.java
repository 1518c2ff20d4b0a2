package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.chaos.Receiver.Taken;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Two replicas share webhooks while observations flow (RELIABILITY I13).
class WebhookFaultsIT {
    private static final Path CHECKOUT = Path.of("../..");
    private static final String BOARD = "/api/v1/assessments/%s/boards/co2".formatted(Registry.ASSESSMENT);
    private static final int WEBHOOKS = 40;
    private static final int KILLS = 3;
    private static final Duration READY = Duration.ofSeconds(60);

    private static final Map<String, String> SHORT = Map.of(
            "TANDEM_WEBHOOKS_KEY", "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
            "TANDEM_WEBHOOKS_LOCAL", "true",
            "TANDEM_WEBHOOKS_TIMEOUT", "2s",
            "TANDEM_WEBHOOKS_LEASE", "3s",
            "TANDEM_WEBHOOKS_MAX_PER_HOST", "100",
            "TANDEM_WEBHOOKS_PER_HOST", "64",
            "TANDEM_WEBHOOKS_NEW_AT_ONCE", "1000");

    private final long[] beginning = new long[WEBHOOKS];

    @Test
    void killedReplicasAndARestartedDatabaseLeaveNoGapInAnyWebhook() throws Exception {
        var settings =
                new Cluster.Settings(CHECKOUT, CHECKOUT.resolve("target/webhook-faults-it"), 2, List.of(), SHORT);
        Registry registry = Registry.generated(new ReferenceData(CHECKOUT.resolve("deploy/reference")), 20);
        try (Cluster cluster = Cluster.start(settings);
                Receiver receiver = new Receiver()) {
            registry.register(cluster.http(Program.INGEST));
            Feed feed = new Feed(registry.cities(), List.of(registry.basePeriod(), registry.currentPeriod()), 42);
            post(cluster, feed.firstValues());
            drained(cluster);
            for (int i = 0; i < WEBHOOKS; i++) {
                beginning[i] = webhook(cluster, receiver.url(i));
            }

            loadWhile(cluster, feed, () -> Poll.sleep(Duration.ofSeconds(4)));
            long quiet = everythingIsTaken(cluster, receiver);
            for (int i = 0; i < WEBHOOKS; i++) {
                assertThat(receiver.at(i))
                        .as("webhook %d, while nothing was killed", i)
                        .extracting(Taken::sequence)
                        .containsExactlyElementsOf(sequences(beginning[i] + 1, quiet));
            }

            loadWhile(cluster, feed, () -> {
                List<Instance> replicas = cluster.instances(Program.RANKING);
                for (int kill = 0; kill < KILLS; kill++) {
                    Instance victim = replicas.get(kill % replicas.size());
                    victim.kill();
                    victim.restart();
                    victim.awaitReady(READY);
                }
                cluster.backing().postgres().kill();
                cluster.backing().postgres().restart();
                replicas.forEach(replica -> replica.awaitReady(READY));
                Poll.sleep(Duration.ofSeconds(1));
            });
            long last = everythingIsTaken(cluster, receiver);

            assertThat(last).isGreaterThan(quiet);
            for (int i = 0; i < WEBHOOKS; i++) {
                inOrderWithoutAGap(i, receiver.at(i), last);
            }
        }
    }

    /// What comes is the next sequence, or, at most once for each fault, the newest one again with its id.
    private void inOrderWithoutAGap(int webhook, List<Taken> taken, long last) {
        Set<String> ids = new HashSet<>();
        List<Long> first = new ArrayList<>();
        String newest = "";
        int repeats = 0;
        for (Taken message : taken) {
            assertThat(message.type()).isEqualTo("io.tandem.ranking.changed.v1");
            if (ids.add(message.id())) {
                first.add(message.sequence());
                newest = message.id();
            } else {
                assertThat(message.id())
                        .as("webhook %d is sent nothing older again", webhook)
                        .isEqualTo(newest);
                assertThat(message.sequence()).isEqualTo(first.getLast());
                repeats++;
            }
        }
        assertThat(first).as("webhook %d", webhook).containsExactlyElementsOf(sequences(beginning[webhook] + 1, last));
        assertThat(repeats).as("repeats to webhook %d", webhook).isLessThanOrEqualTo(KILLS + 1);
    }

    private static List<Long> sequences(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void loadWhile(Cluster cluster, Feed feed, Runnable work) throws InterruptedException {
        AtomicBoolean ending = new AtomicBoolean();
        Thread load = Thread.ofPlatform().start(() -> {
            while (!ending.get()) {
                post(cluster, IntStream.range(0, 4).mapToObj(_ -> feed.next()).toList());
                Poll.sleep(Duration.ofMillis(100));
            }
        });
        try {
            work.run();
        } finally {
            ending.set(true);
            load.join();
        }
    }

    private static void post(Cluster cluster, List<Observation> observations) {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        observations.forEach(observation -> batch.add(Feed.item(observation)));
        JsonHttp.Answer answer = cluster.http(Program.INGEST).post("/api/v1/observations", batch);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    /// @return the version that it begins after
    private static long webhook(Cluster cluster, String url) {
        ObjectNode wanted = JsonNodeFactory.instance
                .objectNode()
                .put("url", url)
                .put("assessment", Registry.ASSESSMENT)
                .put("board", "co2");
        JsonHttp.Answer made = cluster.http(Program.RANKING).post("/api/v1/webhooks", wanted);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return sequence(cluster.first(Program.RANKING));
    }

    private static long sequence(Instance replica) {
        JsonNode board =
                new JsonHttp(replica.uri(), READY).get(BOARD + "?limit=1").body();
        return board.path("sequence").asLong();
    }

    private static void drained(Cluster cluster) throws IOException {
        try (Drain drain = new Drain(cluster)) {
            await("everything posted is on the boards").atMost(READY).until(drain::isDrained);
        }
    }

    /// @return the board's newest sequence
    private long everythingIsTaken(Cluster cluster, Receiver receiver) throws IOException {
        drained(cluster);
        await("both replicas show the same board")
                .atMost(READY)
                .until(() -> cluster.instances(Program.RANKING).stream()
                                .map(WebhookFaultsIT::sequence)
                                .distinct()
                                .count()
                        == 1);
        long last = sequence(cluster.first(Program.RANKING));
        await("every webhook is at " + last)
                .atMost(READY)
                .until(() -> IntStream.range(0, WEBHOOKS).allMatch(i -> receiver.newest(i, beginning[i]) == last));
        // A repeat would follow within a lease
        Poll.sleep(Duration.ofSeconds(4));
        return last;
    }
}
