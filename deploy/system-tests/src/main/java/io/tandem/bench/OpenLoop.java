package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.ReferenceData;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// From the moment at which an observation was to be posted until its change arrives on an open stream. Observations
/// are posted one by one at a fixed rate, whether or not anything keeps up, so that waiting counts.
@Command(
        name = "bench open-loop",
        mixinStandardHelpOptions = true,
        description = "How long from an observation's time to be posted until its change arrives, at fixed rates.")
final class OpenLoop implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CONNECTIONS = 64;
    private static final String INDICATOR = "CO2";

    @Option(names = "--rates", split = ",", description = "observations a second (${DEFAULT-VALUE})")
    private List<Integer> rates = List.of(100, 1_000, 5_000);

    @Option(names = "--seconds", description = "how long each rate is kept (${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(names = "--warm-up", description = "seconds before, at the first rate (${DEFAULT-VALUE})")
    private int warmUp = 20;

    @Option(names = "--jvm", split = " ", description = "JVM options for the services, added to the local stack's")
    private List<String> jvm = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private int revision = 100_000;

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new OpenLoop()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Registry registry = Registry.reference(new ReferenceData(home.resolve("deploy/reference")));
        var settings = new Cluster.Settings(home, home.resolve("target/open-loop"), 1, jvm);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (Cluster cluster = Cluster.start(settings);
                Load load = new Load(cluster, new UpdateFeed(registry.cities(), 1));
                Drain drain = new Drain(cluster)) {
            registry.register(cluster.http(Program.INGEST));
            load.everything(drain, LIMIT);
            HttpClient http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
            System.out.println("posts/s      answered  503     seen    p50 ms   p90 ms   p99 ms  p99.9 ms    max ms");
            run(new Run("warm", rates.getFirst(), warmUp), cluster, registry, http);
            for (int rate : rates) {
                run(new Run("r" + rate, rate, seconds), cluster, registry, http);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return 0;
    }

    /// One rate.
    ///
    /// @param due by number of the observation, in nanoseconds; 0 when its change has arrived
    private record Run(
            String name,
            int rate,
            int count,
            AtomicLongArray due,
            Histogram delays,
            LongAdder answered,
            LongAdder refused) {
        Run(String name, int rate, int seconds) {
            this(
                    name,
                    rate,
                    rate * seconds,
                    new AtomicLongArray(rate * seconds),
                    new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3),
                    new LongAdder(),
                    new LongAdder());
        }

        void arrived(JsonNode change) {
            long now = System.nanoTime();
            for (JsonNode id : change.at("/cause/observations")) {
                String text = id.asText();
                if (text.startsWith(name + "-")) {
                    long then = due.getAndSet(Integer.parseInt(text.substring(name.length() + 1)), 0);
                    if (then != 0) {
                        delays.recordValue(TimeUnit.NANOSECONDS.toMicros(now - then));
                    }
                }
            }
        }
    }

    private void run(Run run, Cluster cluster, Registry registry, HttpClient http)
            throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(cluster);
        CountDownLatch connected = new CountDownLatch(1);
        var changes = cluster.first(Program.RANKING)
                .uri()
                .resolve("/api/v1/assessments/%s/boards/co2/changes".formatted(Registry.ASSESSMENT));
        Map<String, Duration> used;
        try (ChangeStream _ = ChangeStream.open(java.net.http.HttpClient.newHttpClient(), changes, (_, data) -> {
            connected.countDown();
            run.arrived(data);
        })) {
            if (!connected.await(10, TimeUnit.SECONDS)) {
                throw new LocalStackException("no event on " + changes);
            }
            RequestOptions request = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setHost("127.0.0.1")
                    .setPort(cluster.first(Program.INGEST).uri().getPort())
                    .setURI("/api/v1/observations")
                    .putHeader("Content-Type", "application/json");
            Map<String, Duration> before = time.used();
            post(run, registry, http, request);
            used = time.since(before);
            awaitQuiet(run);
        }
        Histogram delays = run.delays();
        System.out.printf(
                "%-8s %12d %4d %8d %9.1f%9.1f%9.1f%10.1f%10.1f%n",
                run.name(),
                run.answered().sum(),
                run.refused().sum(),
                delays.getTotalCount(),
                delays.getValueAtPercentile(50) / 1e3,
                delays.getValueAtPercentile(90) / 1e3,
                delays.getValueAtPercentile(99) / 1e3,
                delays.getValueAtPercentile(99.9) / 1e3,
                delays.getMaxValue() / 1e3);
        System.out.println("         processor ms while posting: "
                + used.entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue().toMillis())
                        .collect(Collectors.joining(", ")));
    }

    private void post(Run run, Registry registry, HttpClient http, RequestOptions request) {
        List<String> cities = registry.cities();
        long begun = System.nanoTime();
        for (int i = 0; i < run.count(); i++) {
            long due = begun + i * TimeUnit.SECONDS.toNanos(1) / run.rate();
            while (System.nanoTime() < due) {
                Poll.sleep(Duration.ofMillis(1));
            }
            run.due().set(i, due);
            Buffer body = Buffer.buffer(observation(run.name() + "-" + i, cities, registry.currentPeriod()));
            var _ = http.request(request)
                    .flatMap(open -> open.send(body))
                    .onComplete(answer -> (answer.succeeded() && answer.result().statusCode() == 202
                                    ? run.answered()
                                    : run.refused())
                            .increment());
        }
    }

    /// Waits until nothing has arrived for two seconds.
    private static void awaitQuiet(Run run) {
        long end = System.nanoTime() + LIMIT.toNanos();
        long seen = -1;
        while (run.delays().getTotalCount() != seen && System.nanoTime() < end) {
            seen = run.delays().getTotalCount();
            Poll.sleep(Duration.ofSeconds(2));
        }
    }

    private String observation(String id, List<String> cities, String period) {
        return """
                {"id":"%s","feed":"bench","city":"%s","indicator":"%s","period":"%s","value":%s,"unit":"t",\
                "status":"validated","revision":%d,"observedAt":"2026-01-01T00:00:00Z"}""".formatted(
                        id,
                        cities.get(random.nextInt(cities.size())),
                        INDICATOR,
                        period,
                        Double.toString(5e7 * (0.5 + random.nextDouble())),
                        Math.min(1_000_000, ++revision));
    }
}
