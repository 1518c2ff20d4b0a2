package io.tandem.bench;

import io.tandem.bench.StreamClient.State;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.ReferenceData;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many subscribers of one board on one instance of ranking-service: what they cost, how soon they know, what slow
/// ones do to the others, and what happens when half of them come back at once.
@Command(
        name = "bench subscribers",
        mixinStandardHelpOptions = true,
        description = "What many subscribers cost, and how soon they know.")
final class Subscribers implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PATH = "/api/v1/assessments/%s/boards/co2-lapeq/changes".formatted(Registry.ASSESSMENT);

    @Option(names = "--clients", description = "subscribers (${DEFAULT-VALUE})")
    private int clients = 10_000;

    @Option(names = "--rate", description = "observations a second (${DEFAULT-VALUE})")
    private int rate = 2;

    @Option(names = "--seconds", description = "how long each part is measured (${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(names = "--storms", description = "how often half of them come back at once (${DEFAULT-VALUE})")
    private int storms = 3;

    @Option(names = "--connect-rate", description = "clients that connect a second, to begin with (${DEFAULT-VALUE})")
    private int connectRate = 500;

    @Option(names = "--jvm", split = " ", description = "JVM options for the services, added to the local stack's")
    private List<String> jvm = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    private final Crowd crowd = new Crowd();
    private final List<StreamClient> all = new ArrayList<>();

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Subscribers()).execute(args));
    }

    @Override
    public Integer call() {
        Registry registry = Registry.reference(new ReferenceData(home.resolve("deploy/reference")));
        var settings = new Cluster.Settings(home, home.resolve("target/subscribers"), 1, jvm);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (Cluster cluster = Cluster.start(settings);
                Load load = new Load(cluster, new UpdateFeed(registry.cities(), 1));
                Drain drain = new Drain(cluster)) {
            registry.register(cluster.http(Program.INGEST));
            load.everything(drain, LIMIT);
            Instance ranking = cluster.first(Program.RANKING);
            // A history that is too long for what the network's buffers hold for one client
            load.paced(drain, 100, 30, LIMIT);
            connect(vertx, ranking);
            Histogram alone = measure("all reading", load, drain);
            all.subList(0, Math.max(1, clients / 100)).forEach(StreamClient::stall);
            Histogram beside = measure("1 % of them take nothing", load, drain);
            System.out.printf(
                    "  p99 of the others is %.2f of what it was; the service hung up %d times on %d slow ones%n",
                    (double) beside.getValueAtPercentile(99) / alone.getValueAtPercentile(99),
                    crowd.slowLostCount(),
                    Math.max(1, clients / 100));
            for (int i = 0; i < storms; i++) {
                storm();
            }
            System.out.printf(
                    "%nchanges out of order %d; clients that read were hung up on %d times, refused %s%n",
                    crowd.gapCount(), crowd.lostCount(), crowd.refusals());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return crowd.gapCount() == 0 ? 0 : 1;
    }

    private void connect(Vertx vertx, Instance ranking) {
        long before = resident(ranking);
        HttpClient http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(2 * clients)
                .setKeepAlive(false)
                .setConnectTimeout(20_000));
        RequestOptions request = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(ranking.uri().getPort())
                .setURI(PATH);
        Context loop = vertx.getOrCreateContext();
        for (int i = 0; i < clients; i++) {
            all.add(new StreamClient(loop, http, request, crowd));
        }
        long begun = System.nanoTime();
        paced(all, connectRate);
        awaitServed(all);
        Poll.sleep(Duration.ofSeconds(5));
        long after = resident(ranking);
        System.out.printf(
                "%,d clients have the board after %.1f s%n  resident memory of ranking-service %d MiB, before %d MiB: %.1f KiB a client%n",
                clients,
                (System.nanoTime() - begun) / 1e9 - 5,
                after >> 20,
                before >> 20,
                (after - before) / 1024.0 / clients);
    }

    private Histogram measure(String what, Load load, Drain drain) {
        // The first changes find cold code
        load.paced(drain, rate, 5, LIMIT);
        Poll.sleep(Duration.ofSeconds(1));
        crowd.forget();
        long begun = System.nanoTime();
        Load.Result result = load.paced(drain, rate, seconds, LIMIT);
        Poll.sleep(Duration.ofSeconds(2));
        double took = (System.nanoTime() - begun) / 1e9 - 2;
        Histogram delays = crowd.delays();
        System.out.printf(
                "%n%s: %d observations/s for %d s%n  %,d events received, %,.0f/s%n  from commit to receipt, ms: p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f%n  processor time %s%n",
                what,
                rate,
                seconds,
                crowd.eventCount(),
                crowd.eventCount() / took,
                delays.getValueAtPercentile(50) / 1e3,
                delays.getValueAtPercentile(99) / 1e3,
                delays.getValueAtPercentile(99.9) / 1e3,
                delays.getMaxValue() / 1e3,
                result.processors());
        return delays;
    }

    /// Half of the clients lose their connection and come back within five seconds.
    private void storm() {
        List<StreamClient> half = all.subList(clients / 2, clients);
        half.forEach(StreamClient::close);
        Poll.sleep(Duration.ofSeconds(2));
        crowd.forget();
        long begun = System.nanoTime();
        paced(half, Math.max(1, half.size() / 5));
        awaitServed(half);
        System.out.printf(
                "%n%,d of them come back within %.1f s: all served after %.1f s%n",
                half.size(), 5.0, (System.nanoTime() - begun) / 1e9);
    }

    private static void paced(List<StreamClient> clients, int perSecond) {
        long begun = System.nanoTime();
        for (int i = 0; i < clients.size(); i++) {
            while (System.nanoTime() - begun < i * TimeUnit.SECONDS.toNanos(1) / perSecond) {
                Poll.sleep(Duration.ofMillis(1));
            }
            clients.get(i).open();
        }
    }

    private void awaitServed(List<StreamClient> clients) {
        if (!Poll.until(
                LIMIT,
                Duration.ofMillis(50),
                () -> clients.stream().allMatch(client -> client.state() == State.SERVED))) {
            throw new LocalStackException("not every client was served: %s; hung up on %d times, refused %s"
                    .formatted(
                            clients.stream()
                                    .collect(Collectors.groupingBy(
                                            StreamClient::state, TreeMap::new, Collectors.counting())),
                            crowd.lostCount(),
                            crowd.refusals()));
        }
    }

    private static long resident(Instance instance) {
        try {
            return Files.readAllLines(Path.of(
                                    "/proc", Long.toString(instance.process().pid()), "status"))
                            .stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    << 10;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
