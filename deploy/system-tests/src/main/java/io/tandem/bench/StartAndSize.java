package io.tandem.bench;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Program;
import io.tandem.cluster.Trial;
import io.tandem.local.AotCache;
import io.tandem.local.LocalStackException;
import io.tandem.local.ServiceJvm;
import io.tandem.local.reference.Boards;
import io.tandem.local.reference.ReferenceData;
import io.tandem.local.reference.ReferenceLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long each service takes from its start until it is ready, and how much memory it has then, with and without its
/// ahead-of-time cache.
@Command(
        name = "bench start",
        mixinStandardHelpOptions = true,
        description = "How soon each service is ready, and its memory, with and without its ahead-of-time cache.")
final class StartAndSize implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--times", description = "starts of each service in each way; the median counts (${DEFAULT-VALUE})")
    private int times = 5;

    @Option(names = "--jvm", split = " ", description = "one more way: JVM options after the local stack's")
    private List<String> more = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new StartAndSize()).execute(args));
    }

    @Override
    public Integer call() {
        requireCaches();
        var settings = new Cluster.Settings(home, home.resolve("target/start"), 1, List.of());
        try (Cluster cluster = Cluster.start(settings)) {
            var reference = new ReferenceData(home.resolve("deploy/reference"));
            new ReferenceLoader(cluster.http(Program.INGEST)).load(reference, (_, _) -> {});
            new Boards(cluster.http(Program.RANKING)).awaitComplete(reference.cityCount(), true, PATIENCE);
            Stream.of(Program.values())
                    .forEach(program -> cluster.first(program).kill());
            System.out.printf(
                    "Start to ready, then memory %d s later; medians of %d starts, one process at a time, 335 cities%n%n",
                    Trial.REST.toSeconds(), times);
            System.out.println("| service | JVM | ready | RSS | PSS |\n|---|---|---|---|---|");
            for (Program program : Program.values()) {
                ways(program).forEach((name, options) -> report(cluster, program, name, options));
            }
        }
        return 0;
    }

    private Map<String, List<String>> ways(Program program) {
        List<String> cache = new AotCache(program.jar(home)).options();
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("without cache", List.of());
        ways.put("with cache", cache);
        ways.put("with cache, both compilers", joined(cache, List.of("-XX:TieredStopAtLevel=4")));
        ways.put("with cache, heap of 128 MiB", joined(cache, List.of("-Xms16m", "-Xmx128m")));
        ways.put("with cache, G1", joined(cache, List.of("-XX:-UseSerialGC", "-XX:+UseG1GC")));
        if (!more.isEmpty()) {
            ways.put("with cache, `" + String.join(" ", more) + "`", joined(cache, more));
        }
        return ways;
    }

    private void report(Cluster cluster, Program program, String way, List<String> options) {
        List<Trial.Result> results = IntStream.range(0, times)
                .mapToObj(_ -> Trial.run(cluster, program, joined(ServiceJvm.OPTIONS, options)))
                .toList();
        System.out.printf(
                "| %s | %s | %.1f s | %d MiB | %d MiB |%n",
                program.module(),
                way,
                median(results.stream().map(result -> result.ready().toMillis())) / 1e3,
                median(results.stream().map(Trial.Result::residentBytes)) >> 20,
                median(results.stream().map(Trial.Result::proportionalBytes)) >> 20);
    }

    private void requireCaches() {
        for (Program program : Program.values()) {
            if (!new AotCache(program.jar(home)).isFresh()) {
                throw new LocalStackException("%s has no cache; ./tandem train makes it".formatted(program.module()));
            }
        }
    }

    private static long median(Stream<Long> values) {
        List<Long> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<String> joined(List<String> first, List<String> then) {
        List<String> both = new ArrayList<>(first);
        both.addAll(then);
        return both;
    }
}
