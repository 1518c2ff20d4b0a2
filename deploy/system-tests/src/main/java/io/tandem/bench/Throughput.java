package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.reference.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Durable throughput from the observations topic to the ranking changes, with everything on this machine,
/// beside what the machine's parts do alone.
@Command(
        name = "bench throughput",
        mixinStandardHelpOptions = true,
        description = "How many observations a second pass from their topic to the ranking changes, durably.")
final class Throughput implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int PEER_ROWS = 100_000;
    private static final int BATCH = 500;

    @Option(names = "--cities", description = "size of the roster (${DEFAULT-VALUE}); 335 is the report's")
    private int cities = 335;

    @Option(names = "--seconds", description = "how long single updates are sent (${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(names = "--backlog", description = "records sent at once (${DEFAULT-VALUE})")
    private int backlog = 300_000;

    @Option(
            names = "--rate",
            description = "single updates a second; 0 for nine tenths of the backlog's (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seed", description = "of the values (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--jvm", split = " ", description = "JVM options for the services, added to the local stack's")
    private List<String> jvm = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Throughput()).execute(args));
    }

    @Override
    public Integer call() {
        ReferenceData reference = new ReferenceData(home.resolve("deploy/reference"));
        Registry registry =
                cities == reference.cityCount() ? Registry.reference(reference) : Registry.generated(reference, cities);
        var settings = new Cluster.Settings(home, home.resolve("target/throughput"), 1, jvm);
        try (Cluster cluster = Cluster.start(settings)) {
            registry.register(cluster.http(Program.INGEST));
            measure(cluster, new UpdateFeed(registry.cities(), seed));
        }
        return 0;
    }

    private void measure(Cluster cluster, UpdateFeed feed) {
        try (Load load = new Load(cluster, feed);
                Drain drain = new Drain(cluster)) {
            System.out.printf("%d cities; every value once, to begin with%n", cities);
            report("first values", load.everything(drain, LIMIT));
            report("warm-up", load.backlog(drain, backlog / 4, LIMIT));
            Load.Result atOnce = load.backlog(drain, backlog, LIMIT);
            report("backlog", atOnce);
            int paced = rate > 0 ? rate : (int) (atOnce.drainedPerSecond() * 0.9);
            Load.Result singly = load.paced(drain, paced, seconds, LIMIT);
            report("single updates, %d/s for %d s".formatted(paced, seconds), singly);
            peers(new Peers(cluster), atOnce);
        }
    }

    private static void report(String what, Load.Result result) {
        Drain.Passage passage = result.passage();
        System.out.println();
        System.out.printf("%s: %,d observations%n", what, result.records());
        System.out.printf("  sent in                        %10.1f s%n", seconds(result.sending()));
        System.out.printf(
                "  in the state of metrics after  %10.1f s %,12.0f observations/s%n",
                seconds(passage.committed()), result.committedPerSecond());
        System.out.printf(
                "  last change on its topic after %10.1f s %,12.0f observations/s%n",
                seconds(passage.drained()), result.drainedPerSecond());
        System.out.printf(
                "  metrics computed               %,10d   %,12.0f rows/s%n",
                result.rows(), result.perSecond(result.rows()));
        System.out.printf(
                "  changes published              %,10d   %,12.0f changes/s%n",
                result.changes(), result.perSecond(result.changes()));
        System.out.printf("  greatest lag                   %,10d   observations%n", passage.greatestLag());
        System.out.printf("  processor time                 %s%n", processors(result));
    }

    private static void peers(Peers peers, Load.Result backlog) {
        List<JsonNode> sample = new ArrayList<>();
        double parsed = peers.parsedPerSecond(PEER_ROWS, sample);
        double upserted = peers.upsertedPerSecond(sample, BATCH);
        System.out.println();
        System.out.printf("the same machine, one thing alone%n");
        System.out.printf(
                "  read and parse the topic       %,14.0f observations/s; the backlog passed at %.2f of it%n",
                parsed, backlog.drainedPerSecond() / parsed);
        System.out.printf(
                "  upsert in batches of %d       %,14.0f rows/s;         the backlog passed at %.2f of it%n",
                BATCH, upserted, backlog.drainedPerSecond() / upserted);
    }

    private static String processors(Load.Result result) {
        return result.processors().entrySet().stream()
                .map(part -> "%s %.1f s".formatted(part.getKey(), seconds(part.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
