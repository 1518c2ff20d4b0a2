package io.tandem.local.stack;

import io.tandem.local.AotCache;
import io.tandem.local.BackingServices;
import io.tandem.local.ChildProcess;
import io.tandem.local.FreePort;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.Signal;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes the services' ahead-of-time caches: runs them on a broker and a PostgreSQL of their own until they are
/// ready, looks at them, and ends them in an orderly way.
final class Training {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// A JVM that was trained writes its cache before it ends; on a busy machine that takes a while.
    private static final Duration WRITING_LIMIT = Duration.ofMinutes(5);

    private final Settings settings;
    private final Console console;
    private final Map<Component, Integer> ports = new EnumMap<>(Component.class);
    private final List<ChildProcess> running = new ArrayList<>();

    /// What to train.
    ///
    /// @param programs each service's jar
    /// @param logs folder for a log file of each service
    /// @param jvmOptions of the runs; the same as those that the caches are for
    record Settings(Map<Component, Path> programs, Path logs, List<String> jvmOptions) {}

    Training(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
        Component.services().forEach(service -> ports.put(service, FreePort.pick()));
    }

    /// @throws LocalStackException when a service does not start, or leaves no cache
    void run() {
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new LocalStackException("cannot create " + settings.logs(), e);
        }
        try (BackingServices backing = BackingServices.start()) {
            try {
                train(backing);
            } finally {
                running.forEach(ChildProcess::kill);
            }
        }
    }

    private void train(BackingServices backing) {
        console.progress("  … running the services");
        Component.services().forEach(service -> running.add(start(service, backing)));
        awaitReady();
        look();
        console.progress("  … writing the caches");
        running.forEach(process -> process.signal(Signal.TERM));
        running.forEach(Training::awaitEnd);
        Component.services().forEach(this::tell);
    }

    private ChildProcess start(Component service, BackingServices backing) {
        var cache = new AotCache(program(service));
        cache.remove();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmOptions());
        command.addAll(cache.trainingOptions());
        // What is left out of a cache, and why, fills a thousand lines
        command.add("-Xlog:aot=error");
        command.addAll(List.of("-jar", program(service).toString()));
        var environment = new HashMap<>(backing.environment(service.role()));
        environment.put("TANDEM_HTTP_HOST", "127.0.0.1");
        environment.put("TANDEM_HTTP_PORT", Integer.toString(port(service)));
        environment.put("TANDEM_INSTANCE", service.id() + "-1");
        return ChildProcess.start(
                service.title(),
                command,
                environment,
                backing.directory(),
                settings.logs().resolve("training-" + service.id() + ".log"));
    }

    private void awaitReady() {
        for (Component service : Component.services()) {
            if (!Poll.until(READY_LIMIT, Duration.ofMillis(200), () -> {
                requireAlive();
                return Readiness.saysReady(uri(service));
            })) {
                throw new LocalStackException("%s was not ready after %d s; see %s"
                        .formatted(service.title(), READY_LIMIT.toSeconds(), settings.logs()));
            }
        }
    }

    /// No more than what a start needs: whatever else a cache holds would be in memory from the start too.
    private void look() {
        Component.services().forEach(service -> new JsonHttp(uri(service), PATIENCE).get("/q/metrics"));
        new JsonHttp(uri(Component.INGEST), PATIENCE).get("/api/v1/rosters");
        new JsonHttp(uri(Component.RANKING), PATIENCE).get("/api/v1/assessments");
    }

    private void requireAlive() {
        running.stream().filter(process -> !process.isAlive()).findFirst().ifPresent(process -> {
            throw process.died();
        });
    }

    private static void awaitEnd(ChildProcess process) {
        try {
            process.onExit().get(WRITING_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalStackException(
                    "%s did not write its cache within %d s; see %s"
                            .formatted(process.name(), WRITING_LIMIT.toSeconds(), process.log()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    private void tell(Component service) {
        var cache = new AotCache(program(service));
        if (!cache.isFresh()) {
            throw new LocalStackException(
                    "%s left no cache in %s; see %s".formatted(service.title(), cache.file(), settings.logs()));
        }
        console.done(service.title(), "%d MiB".formatted(cache.file().toFile().length() >> 20));
    }

    private Path program(Component service) {
        Path program = settings.programs().get(service);
        if (program == null) {
            throw new IllegalArgumentException("no program for " + service);
        }
        return program;
    }

    private int port(Component service) {
        return ports.getOrDefault(service, service.defaultPort());
    }

    private URI uri(Component service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }
}
