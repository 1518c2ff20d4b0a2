package io.tandem.chaos;

import io.tandem.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills services under load and holds what is left against every promise.
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Load through the public interface while services are killed, frozen or restarted; then every promise is"
                        + " held against an independent model. Exit code 1 when one was broken.")
final class Chaos implements Callable<Integer> {
    private static final int MOST_KILLS = 100;
    private static final int MOST_FREEZES = 20;

    @Option(names = "--kills", description = "of metrics-service and of ranking-service each (100; 0 with --rolling)")
    private @Nullable Integer kills;

    @Option(names = "--rate", description = "observations a second (${DEFAULT-VALUE})")
    private int rate = 1_000;

    @Option(names = "--replicas", description = "of both services (${DEFAULT-VALUE})")
    private int replicas = 1;

    @Option(names = "--seed", description = "of the load and of the moments (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--stop-writer",
            description = "then freeze an instance that has another beside it, until a write of it was refused")
    private boolean stopWriter;

    @Option(
            names = "--rolling",
            arity = "0..1",
            fallbackValue = "1",
            description = "first restart every process, one after the other, so many rounds (${FALLBACK-VALUE})")
    private int rolling;

    @Option(names = "--jvm", split = " ", description = "JVM options for the services, added to the local stack's")
    private List<String> jvm = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Chaos()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Outcome outcome = new Experiment(
                        new Experiment.Plan(
                                new Cluster.Settings(
                                        home,
                                        home.resolve("target/chaos"),
                                        stopWriter || rolling > 0 ? Math.max(2, replicas) : replicas,
                                        jvm),
                                rate,
                                new Experiment.Blows(
                                        rolling,
                                        kills == null ? rolling > 0 ? 0 : MOST_KILLS : kills,
                                        stopWriter ? MOST_FREEZES : 0),
                                seed),
                        line -> System.out.printf("%6.1f s  %s%n", seconds(started), line))
                .run();
        System.out.println();
        System.out.print(outcome);
        return outcome.kept() ? 0 : 1;
    }

    private static double seconds(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1e3;
    }
}
