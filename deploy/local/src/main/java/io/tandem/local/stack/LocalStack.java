package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.LogTail;
import io.tandem.local.Poll;
import io.tandem.local.PostgresServer;
import io.tandem.local.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// Runs everything until its thread is interrupted or something fails; then stops everything.
final class LocalStack {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final int TAIL_LINES = 25;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final StackSettings settings;
    private final List<Replica> replicas;
    private final Console console;
    private final RunDirectory run;
    private final Fleet fleet;

    /// @param replicas of each stateful service
    LocalStack(StackSettings settings, int replicas, Console console) {
        this.settings = settings;
        this.replicas = Replica.all(replicas);
        this.console = console;
        this.run = new RunDirectory(settings);
        this.fleet = new Fleet(run);
    }

    /// Never returns: ends by interruption or failure.
    ///
    /// @throws LocalStackException that says what went wrong, or that the thread was interrupted; in both
    ///     cases everything has been stopped
    void run() {
        try (FileLock _ = run.lock()) {
            console.line("Starting Tandem; data in " + settings.data());
            Files.createDirectories(settings.data().resolve("logs"));
            note(RunDirectory.LAUNCHER);
            new Orphans(run, console).stop();
            PortCheck.requireFree(settings, replicas);
            runToTheEnd();
        } catch (IOException e) {
            throw new LocalStackException("cannot write to %s: %s".formatted(settings.data(), e), e);
        }
    }

    private void runToTheEnd() {
        try {
            startAll();
            new Welcome(settings, console).present();
            note(RunDirectory.READY);
            new Supervisor(fleet, console, FIRST_PAUSE).watch();
        } finally {
            boolean interrupted = Thread.interrupted();
            console.line("Stopping Tandem");
            fleet.stop(console);
            run.remove(RunDirectory.READY);
            run.remove(RunDirectory.LAUNCHER);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startAll() {
        PostgresServer postgres = startBackingServices();
        String webhooksKey = settings.webhooksKey().orElseGet(() -> WebhooksKey.in(settings.data()));
        List<Replica> services = replicas.stream()
                .filter(replica -> replica.component().isService())
                .toList();
        services.forEach(service -> fleet.add(new ServiceMember(
                settings,
                service,
                new ServiceMember.Secrets(
                        settings.databasePassword()
                                .orElseGet(() ->
                                        postgres.passwordOf(service.component().role())),
                        webhooksKey))));
        awaitReady(new TreeSet<>(services));
    }

    /// PostgreSQL and the broker at the same time. Each joins the fleet itself, so that whichever runs is
    /// stopped when the other fails.
    private PostgresServer startBackingServices() {
        LoggerFactory.getLogger(LocalStack.class); // now, because the logger's own start does not bear an interruption
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PostgresMember> postgres = together.submit(() -> join(() -> PostgresMember.start(settings)));
            Future<KafkaMember> kafka = together.submit(() -> join(() -> KafkaMember.start(settings)));
            console.progress("  … PostgreSQL, Kafka broker");
            try {
                PostgresServer server = postgres.get().server();
                kafka.get();
                return server;
            } catch (ExecutionException e) {
                together.shutdownNow();
                throw e.getCause() instanceof LocalStackException known
                        ? known
                        : new LocalStackException("cannot start: " + e.getCause(), e);
            } catch (InterruptedException e) {
                together.shutdownNow();
                Thread.currentThread().interrupt();
                throw new LocalStackException("interrupted", e);
            }
        }
    }

    private <M extends Member> M join(Callable<M> start) throws Exception {
        M member = start.call();
        fleet.add(member);
        console.done(member.replica().title(), "127.0.0.1:" + settings.port(member.replica()));
        return member;
    }

    private void awaitReady(Set<Replica> waiting) {
        var readiness = new Readiness(settings);
        boolean ready = Poll.until(READY_LIMIT, Duration.ofMillis(100), () -> {
            fleet.requireAlive();
            console.progress("  … " + titles(waiting) + " (" + console.elapsedSeconds() + ")");
            waiting.removeIf(replica -> {
                boolean done = readiness.isReady(replica);
                if (done) {
                    console.done(replica.title(), settings.url(replica));
                }
                return done;
            });
            return waiting.isEmpty();
        });
        if (!ready) {
            Replica first = waiting.iterator().next();
            throw new LocalStackException("not ready after %d s: %s; the end of %s:%n%s"
                    .formatted(
                            READY_LIMIT.toSeconds(),
                            titles(waiting),
                            settings.log(first),
                            String.join(System.lineSeparator(), LogTail.of(settings.log(first), TAIL_LINES))));
        }
    }

    private void note(String id) {
        ProcessIdentity.of(ProcessHandle.current().pid()).ifPresent(own -> run.write(id, own));
    }

    private static String titles(Set<Replica> replicas) {
        return replicas.stream().map(Replica::title).collect(Collectors.joining(", "));
    }
}
