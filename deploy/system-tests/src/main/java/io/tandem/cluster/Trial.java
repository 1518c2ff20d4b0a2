package io.tandem.cluster;

import io.tandem.local.ChildProcess;
import io.tandem.local.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One start of a service on the broker and the PostgreSQL of a cluster.
public final class Trial {
    /// How long a process rests after it is ready before its memory is read.
    public static final Duration REST = Duration.ofSeconds(3);

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Trial() {}

    /// What was seen.
    ///
    /// @param ready from the start of the process until it says that it is ready
    /// @param residentBytes resident memory, the file of the cache as far as it was read included
    /// @param proportionalBytes the same, with a page that several processes share counted by their number
    public record Result(Duration ready, long residentBytes, long proportionalBytes) {}

    /// Starts a service, waits until it is ready, reads its memory, and ends it.
    ///
    /// @param jvmOptions all of them
    public static Result run(Cluster cluster, Program program, List<String> jvmOptions) {
        Instance.Launch launch = cluster.launch(program, 1, jvmOptions);
        long begun = System.nanoTime();
        Instance instance = new Instance(launch);
        try {
            instance.awaitReady(READY_LIMIT, LOOK_AGAIN);
            Duration ready = Duration.ofNanos(System.nanoTime() - begun);
            Poll.sleep(REST);
            return new Result(ready, memory(instance.process(), "Rss:"), memory(instance.process(), "Pss:"));
        } finally {
            instance.stop();
        }
    }

    private static long memory(ChildProcess process, String which) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            return Files.readAllLines(rollup).stream()
                            .filter(line -> line.startsWith(which))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + rollup, e);
        }
    }
}
