package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Ledger;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast metrics-service makes its state anew from its log, and how long live observations wait meanwhile.
@Command(
        name = "bench rebuild",
        mixinStandardHelpOptions = true,
        description = "How many observations a second a rebuild folds, and how long live ones wait.")
final class RebuildRate implements Callable<Integer> {
    private static final Set<String> UNDER_WAY = Set.of("refolding", "comparing", "switching");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(15);

    @Option(names = "--records", description = "length of the log (${DEFAULT-VALUE})")
    private long records = 5_000_000;

    @Option(names = "--jvm", split = " ", description = "JVM options for the services, added to the local stack's")
    private List<String> jvm = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new RebuildRate()).execute(args));
    }

    @Override
    public Integer call() {
        Registry registry = Registry.reference(new ReferenceData(home.resolve("deploy/reference")));
        var settings = new Cluster.Settings(home, home.resolve("target/rebuild"), 1, jvm);
        try (Cluster cluster = Cluster.start(settings);
                Ledger ledger = new Ledger(cluster, Program.METRICS);
                var producer = producer(cluster)) {
            registry.register(cluster.http(Program.INGEST));
            LongLog log = new LongLog(registry.cities());
            fill(log, producer, ledger);
            return rebuild(log, producer, ledger, cluster.http(Program.METRICS));
        }
    }

    private void fill(LongLog log, KafkaProducer<byte[], byte[]> producer, Ledger ledger) {
        long begun = System.nanoTime();
        for (long number = 0; number < records; number++) {
            var _ = producer.send(log.record(number), (_, failure) -> {
                if (failure != null) {
                    throw new LocalStackException("cannot send", failure);
                }
            });
        }
        producer.flush();
        System.out.printf("%,d records in the log after %.1f s%n", records, since(begun));
        long told = System.nanoTime();
        for (long folded = folded(ledger); folded < records; folded = folded(ledger)) {
            if (System.nanoTime() - told > TELL_AGAIN.toNanos()) {
                told = System.nanoTime();
                System.out.printf("  the service has folded %,d after %.1f s%n", folded, since(begun));
            }
            Poll.sleep(Duration.ofMillis(200));
        }
        System.out.printf("the service has folded all after %.1f s, %,.0f/s%n", since(begun), records / since(begun));
    }

    private int rebuild(LongLog log, KafkaProducer<byte[], byte[]> producer, Ledger ledger, JsonHttp metrics) {
        var wish = JsonNodeFactory.instance.objectNode();
        JsonHttp.Answer begun = metrics.post("/internal/rebuild", wish);
        if (begun.status() != 202) {
            throw new LocalStackException("%d %s".formatted(begun.status(), begun.body()));
        }
        long started = System.nanoTime();
        long told = started;
        long longest = 0;
        int sent = 0;
        JsonNode status = begun.body();
        while (UNDER_WAY.contains(status.path("state").asText())) {
            sent++;
            long waiting = System.nanoTime();
            var _ = producer.send(log.live(sent));
            producer.flush();
            while (folded(ledger) < records + sent) {
                Poll.sleep(LOOK_AGAIN);
            }
            longest = Math.max(longest, System.nanoTime() - waiting);
            status = metrics.get("/internal/rebuild").body();
            if (System.nanoTime() - told > TELL_AGAIN.toNanos()) {
                told = System.nanoTime();
                System.out.printf("  %.1f s: %s%n", since(started), summary(status));
            }
            Poll.sleep(Duration.ofMillis(50));
        }
        System.out.printf("rebuild ended after %.1f s: %s%n", since(started), summary(status));
        System.out.printf(
                "  hash of the service %s, from the log %s%n", status.path("liveHash"), status.path("rebuiltHash"));
        System.out.printf(
                "  lanes held %d ms; of %d live observations the longest waited %d ms%n",
                status.path("liveHeldMillis").asLong(),
                sent,
                Duration.ofNanos(longest).toMillis());
        return status.path("state").asText().equals("switched") ? 0 : 1;
    }

    private static String summary(JsonNode status) {
        return "%s, %,d records, %,d/s %s"
                .formatted(
                        status.path("state").asText(),
                        status.path("records").asLong(),
                        status.path("recordsPerSecond").asLong(),
                        status.path("message").asText());
    }

    private static long folded(Ledger ledger) {
        return Ledger.sum(ledger.lanes(), Ledger.Lane::nextOffset);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static KafkaProducer<byte[], byte[]> producer(Cluster cluster) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.backing().bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "batch.size",
                        131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
