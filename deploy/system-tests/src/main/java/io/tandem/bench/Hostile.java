package io.tandem.bench;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.ReferenceData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What inputs that are not meant well do to ingest-service and to those that send honestly meanwhile. Exit code 1 when
/// one
/// is answered with 5xx, memory grows by more than 64 MiB, or the honest wait twice as long.
@Command(
        name = "bench hostile",
        mixinStandardHelpOptions = true,
        description = "What 10,000 hostile inputs do to ingest-service, and to honest senders beside them.")
final class Hostile implements Callable<Integer> {
    private static final long MOST_GROWTH_KIB = 64 * 1024;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    @Parameters(arity = "0..1", description = "inputs (${DEFAULT-VALUE})")
    private int count = 10_000;

    @Option(names = "--at-once", description = "hostile senders (${DEFAULT-VALUE})")
    private int atOnce = 4;

    @Option(names = "--per-second", description = "hostile inputs a second (${DEFAULT-VALUE})")
    private int perSecond = 200;

    @Option(names = "--honest", description = "honest observations a second (${DEFAULT-VALUE})")
    private int honest = 100;

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Hostile()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Registry registry = Registry.reference(new ReferenceData(home.resolve("deploy/reference")));
        var settings = new Cluster.Settings(home, home.resolve("target/hostile"), 1, List.of());
        HostileInputs source = new HostileInputs();
        try (Cluster cluster = Cluster.start(settings, Set.of(Program.INGEST))) {
            registry.register(cluster.http(Program.INGEST));
            URI uri = cluster.first(Program.INGEST).uri().resolve("/api/v1/observations");
            long pid = cluster.first(Program.INGEST).process().pid();
            attack(source.take(1_000), uri); // every path has been taken once, so that growth is growth
            Histogram alone = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
            honestFor(uri, alone, () -> Poll.sleep(Duration.ofSeconds(15)));
            long before = residentKib(pid);
            Histogram beside = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
            Map<String, Map<String, LongAdder>> answers = new ConcurrentSkipListMap<>();
            long begun = System.nanoTime();
            List<HostileInputs.Input> inputs = source.take(count);
            honestFor(uri, beside, () -> answers.putAll(attack(inputs, uri)));
            double seconds = (System.nanoTime() - begun) / 1e9;
            long after = residentKib(pid);
            return tell(answers, alone, beside, after - before, seconds);
        }
    }

    private int tell(
            Map<String, Map<String, LongAdder>> answers,
            Histogram alone,
            Histogram beside,
            long growth,
            double seconds) {
        answers.forEach((kind, counts) -> System.out.printf("%-26s %s%n", kind, counts));
        long failures = answers.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("5"))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
        double ratio = beside.getValueAtPercentile(99) / (double) alone.getValueAtPercentile(99);
        System.out.printf("%,d inputs in %.0f s; answered 5xx: %d%n", count, seconds, failures);
        System.out.printf(
                "honest p50 and p99: alone %.1f and %.1f ms, beside them %.1f and %.1f ms (p99 × %.2f)%n",
                alone.getValueAtPercentile(50) / 1e3,
                alone.getValueAtPercentile(99) / 1e3,
                beside.getValueAtPercentile(50) / 1e3,
                beside.getValueAtPercentile(99) / 1e3,
                ratio);
        System.out.printf("resident memory grew by %.1f MiB%n", growth / 1024.0);
        boolean good = failures == 0 && growth <= MOST_GROWTH_KIB && ratio < 2;
        System.out.println(good ? "kept" : "NOT KEPT");
        return good ? 0 : 1;
    }

    /// Sends inputs at their rate and counts the answers by kind.
    private Map<String, Map<String, LongAdder>> attack(List<HostileInputs.Input> inputs, URI uri) {
        Map<String, Map<String, LongAdder>> answers = new ConcurrentSkipListMap<>();
        long begun = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < inputs.size(); i++) {
                HostileInputs.Input input = inputs.get(i);
                long due = begun + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                senders.execute(() -> {
                    Poll.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                    answers.computeIfAbsent(input.kind(), _ -> new ConcurrentSkipListMap<>())
                            .computeIfAbsent(send(input, uri), _ -> new LongAdder())
                            .increment();
                });
            }
        }
        return answers;
    }

    private String send(HostileInputs.Input input, URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", input.type())
                .POST(BodyPublishers.ofByteArray(input.body().array()));
        input.headers().forEach(request::header);
        try {
            return Integer.toString(
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    /// Posts good observations at their rate while something goes on; a delay counts from the moment it was due.
    private void honestFor(URI uri, Histogram delays, Runnable something) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread sender = Thread.ofPlatform().start(() -> {
            long begun = System.nanoTime();
            for (long i = 0; !over.get(); i++) {
                long due = begun + i * TimeUnit.SECONDS.toNanos(1) / honest;
                Poll.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                String body = """
                        {"feed":"honest","city":"130200","indicator":"CO2","period":"2019","value":%d,"unit":"t"}""".formatted(i);
                var _ = http.sendAsync(
                                HttpRequest.newBuilder(uri)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.discarding())
                        .thenAccept(answer -> {
                            if (answer.statusCode() == 202) {
                                delays.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                            }
                        });
            }
        });
        something.run();
        over.set(true);
        sender.join();
        Poll.sleep(Duration.ofSeconds(1));
    }

    private static long residentKib(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
