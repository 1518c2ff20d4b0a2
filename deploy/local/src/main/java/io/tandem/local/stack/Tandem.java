package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.ProcessIdentity;
import io.tandem.local.Signal;
import io.tandem.local.facts.Fact;
import io.tandem.local.facts.Facts;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import io.tandem.local.watch.Screen;
import io.tandem.local.watch.Watch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands behind the script `tandem`, which finds a JDK and builds what is stale before it comes here.
@Command(name = "tandem", description = "Which cities cut CO2 and air pollution together, live.")
public final class Tandem {
    private static final Duration DOWN_LIMIT = Duration.ofSeconds(90);
    private static final Duration FACTS_PATIENCE = Duration.ofSeconds(5);
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    private final Console console;
    private final AtomicBoolean finished = new AtomicBoolean();

    private Tandem(Console console) {
        this.console = console;
    }

    /// Runs one command and ends the JVM with its exit code: 0 done, 1 failed, 2 misused, 130 interrupted.
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean terminal = !System.getenv().getOrDefault("TANDEM_TTY", "").isEmpty();
        var console = new Console(out, terminal, started());
        var tandem = new Tandem(console);
        int exitCode = new CommandLine(tandem)
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new RestartCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new TopicsCommand(console))
                .addSubcommand(new LoadCommand(console))
                .addSubcommand(new FeedCommand(console))
                .addSubcommand(new PushCommand(console))
                .setExecutionExceptionHandler((failure, command, parsed) -> tandem.tell(failure))
                .execute(arguments);
        tandem.finished.set(true);
        System.exit(exitCode);
    }

    @Command(description = "Start everything; load the reference data once; show the boards.")
    int up(
            @Option(
                            names = {"-d", "--detach"},
                            description = "Leave it running in the background.")
                    boolean detach,
            @Option(
                            names = "--replicas",
                            defaultValue = "1",
                            description = "Processes of metrics-service and ranking-service each (${DEFAULT-VALUE}).")
                    int replicas) {
        if (replicas < 1 || replicas > Replica.MOST) {
            throw new LocalStackException("--replicas must be from 1 to %d".formatted(Replica.MOST));
        }
        StackSettings settings = StackSettings.of(System.getenv());
        if (detach) {
            new DetachedStack(settings, replicas, console).start();
            return 0;
        }
        stopOnSignal(Thread.currentThread());
        new LocalStack(settings, replicas, console).run();
        return 0;
    }

    @Command(description = "Stop everything, also what a killed launcher left behind.")
    int down() {
        StackSettings settings = StackSettings.of(System.getenv());
        var run = new RunDirectory(settings);
        Optional<ProcessIdentity> launcher = run.living(RunDirectory.LAUNCHER);
        launcher.ifPresent(process -> {
            console.line("Stopping Tandem (process %d)".formatted(process.pid()));
            process.signal(Signal.TERM);
            if (!Poll.until(DOWN_LIMIT, Duration.ofMillis(50), () -> !process.isAlive())) {
                console.line("The launcher does not end; it is killed");
                process.signal(Signal.KILL);
                Poll.until(DOWN_LIMIT, Duration.ofMillis(50), () -> !process.isAlive());
            }
        });
        int orphans = new Orphans(run, console).stop();
        console.line(launcher.isEmpty() && orphans == 0 ? "Tandem is not running" : "Tandem is stopped");
        return 0;
    }

    @Command(description = "Show every process; the exit code is 0 when all are ready.")
    int status() {
        return new StackStatus(StackSettings.of(System.getenv())).print(console) ? 0 : FAILED;
    }

    @Command(description = "Show the end of the logs.")
    int logs(
            @Parameters(arity = "0..1", description = "postgres, kafka, launcher or a service; all when absent.")
                    @Nullable
                    String name,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on as lines are added.")
                    boolean follow) {
        new StackLogs(StackSettings.of(System.getenv()), console)
                .print(name == null ? List.of() : List.of(name), follow);
        return 0;
    }

    @Command(description = "Make the services' state anew from their logs, compare, and switch; the services go on.")
    int rebuild(
            @Parameters(arity = "0..1", defaultValue = "all", description = "metrics, ranking or all.") String what,
            @Option(names = "--accept", description = "Replace a state that differs from what its log gives.")
                    boolean accept) {
        List<Component> services = switch (what) {
            case "metrics" -> List.of(Component.METRICS);
            case "ranking" -> List.of(Component.RANKING);
            case "all" -> List.of(Component.METRICS, Component.RANKING);
            default -> throw new LocalStackException("rebuild metrics, ranking or all, not " + what);
        };
        StackSettings settings = StackSettings.of(System.getenv());
        boolean good = true;
        for (Component service : services) {
            good &= new StateRebuild(settings, console, service).run(accept);
        }
        return good ? 0 : FAILED;
    }

    @Command(description = "Show the top of a board and tell what moves, until interrupted.")
    int watch(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "BOARD",
                            defaultValue = "co2-lapeq",
                            description = "A board (${DEFAULT-VALUE}), or assessment/board.")
                    String board,
            @Option(
                            names = "--city",
                            split = ",",
                            description = "Tell only of these cities, by code or name; also when others move them.")
                    @Nullable
                    List<String> cities,
            @Option(names = "--tier-changes", description = "Tell only of changes of tier.") boolean tierChanges,
            @Option(names = "--min-move", description = "Tell only of shifts by at least so many ranks.") int minMove,
            @Option(
                            names = "--top",
                            defaultValue = "2147483647",
                            description = "Tell only of cities with at most this rank, before or after.")
                    int top,
            @Option(names = "--rows", defaultValue = "10", description = "Cities shown (${DEFAULT-VALUE}).") int rows,
            @Option(names = "--url", description = "ranking-service; the local one when absent.") @Nullable URI url)
            throws IOException {
        int slash = board.indexOf('/');
        URI service =
                url != null ? url : URI.create(StackSettings.of(System.getenv()).url(Component.RANKING));
        var wishes = new Watch.Wishes(cities == null ? List.of() : cities, tierChanges, minMove, top, rows);
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            Screen screen = console.isTerminal()
                    ? Screen.terminal(console.out(), terminal::getSize)
                    : Screen.plain(console.out());
            new Watch(
                            service,
                            slash < 0 ? ReferenceData.ASSESSMENT : board.substring(0, slash),
                            board.substring(slash + 1),
                            wishes,
                            screen)
                    .run();
        }
        return 0;
    }

    @Command(
            description =
                    "Ask the running system for every statement of the report; the exit code is 1 when one fails.")
    int facts(
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Option(names = "--url", description = "ranking-service; the local one when absent.") @Nullable URI url) {
        StackSettings settings = StackSettings.of(System.getenv());
        URI service = url != null ? url : URI.create(settings.url(Component.RANKING));
        Facts facts = Facts.check(
                Fact.read(settings.home().resolve("deploy/reference/facts.json")),
                new JsonHttp(service, FACTS_PATIENCE),
                ReferenceData.ASSESSMENT);
        if (json) {
            console.line(facts.json().toPrettyString());
        } else {
            facts.table().forEach(console::line);
        }
        return facts.hold() ? 0 : FAILED;
    }

    /// On SIGINT and SIGTERM the JVM waits until the commanding thread has stopped everything.
    private void stopOnSignal(Thread commanding) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!finished.get()) {
                commanding.interrupt();
                Poll.until(DOWN_LIMIT, Duration.ofMillis(20), finished::get);
            }
        }));
    }

    private int tell(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return INTERRUPTED;
        }
        if (failure instanceof LocalStackException known) {
            console.line("tandem: " + known.getMessage());
        } else {
            console.line("tandem: unexpected: " + failure);
            failure.printStackTrace(console.out());
        }
        return FAILED;
    }

    /// When the script began, if it says so.
    private static long started() {
        String given = System.getenv().getOrDefault("TANDEM_STARTED", "");
        return given.matches("\\d{13}") ? Long.parseLong(given) : System.currentTimeMillis();
    }
}
