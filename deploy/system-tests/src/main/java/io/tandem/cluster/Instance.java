package io.tandem.cluster;

import io.tandem.local.ChildProcess;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One process of a packaged service; it keeps its name, port and log over restarts.
public final class Instance {
    /// Longer than the services' own time for finishing what they have in hand.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
    private final Launch launch;
    private volatile ChildProcess process;

    /// How it is started.
    ///
    /// @param name such as `metrics-service-2`
    /// @param directory working directory
    record Launch(
            String name,
            Program program,
            int port,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log) {}

    Instance(Launch launch) {
        this.launch = launch;
        this.process = start(launch);
    }

    /// Such as `metrics-service-2`.
    public String name() {
        return launch.name();
    }

    /// What runs in it.
    public Program program() {
        return launch.program();
    }

    /// Where it answers.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + launch.port());
    }

    /// The running process.
    public ChildProcess process() {
        return process;
    }

    /// `kill -9`; returns when the process is gone.
    public void kill() {
        process.kill();
    }

    /// Stops it from being scheduled at all.
    public void freeze() {
        process.signal(Signal.STOP);
    }

    /// Lets a frozen process go on where it was.
    public void thaw() {
        process.signal(Signal.CONT);
    }

    /// Starts it again after [#kill] or [#stop]; whether it is ready, [#isReady] tells.
    public void restart() {
        process = start(launch);
    }

    /// Ends it in an orderly way and starts it again; whether it is ready, [#isReady] tells.
    public void replace() {
        stop();
        restart();
    }

    /// Whether it takes requests.
    public boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Waits until it is ready.
    ///
    /// @throws LocalStackException when it ends before, or is not ready in time
    public void awaitReady(Duration limit) {
        awaitReady(limit, Duration.ofMillis(100));
    }

    /// The same, looking again after `every`.
    void awaitReady(Duration limit, Duration every) {
        boolean ready = Poll.until(limit, every, () -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw process.died();
        }
        if (!ready) {
            throw new LocalStackException(
                    "%s was not ready within %d s; see %s".formatted(name(), limit.toSeconds(), launch.log()));
        }
    }

    /// The sum of a counter over its tags, on this process; 0 when it has none of that name.
    ///
    /// @param name as Prometheus calls it, such as `tandem_fold_fenced_total`
    /// @throws IOException when the process does not answer
    public double counter(String name) throws IOException {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// Ends it in an orderly way, by force when that takes too long.
    public void stop() {
        thaw();
        process.stop(Signal.TERM, STOP_LIMIT);
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(uri().resolve(path))
                            .timeout(ANSWER_LIMIT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    private static ChildProcess start(Launch launch) {
        return ChildProcess.start(
                launch.name(), launch.command(), launch.environment(), launch.directory(), launch.log());
    }
}
