package io.tandem.local.stack;

import io.tandem.local.DirectoryUsers;
import io.tandem.local.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What runs now, as a table.
final class StackStatus {
    private static final String ROW = "%-17s %8s %6s  %-9s %9s  %s";

    private final StackSettings settings;
    private final RunDirectory run;
    private final Readiness readiness;

    StackStatus(StackSettings settings) {
        this.settings = settings;
        this.run = new RunDirectory(settings);
        this.readiness = new Readiness(settings);
    }

    /// Prints a line per process.
    ///
    /// @return true when all are up and ready
    boolean print(Console console) {
        console.line(String.format(Locale.ROOT, ROW, "", "pid", "port", "state", "memory", "up since"));
        boolean allReady = true;
        for (Replica replica : run.replicas()) {
            Optional<ProcessIdentity> process = run.living(replica.id());
            boolean ready = process.isPresent() && readiness.isReady(replica);
            allReady &= ready;
            String state = process.isEmpty() ? "down" : ready ? "ready" : "not ready";
            console.line(row(replica.id(), process, Integer.toString(settings.port(replica)), state));
        }
        Optional<ProcessIdentity> launcher = run.living(RunDirectory.LAUNCHER);
        console.line(row(RunDirectory.LAUNCHER, launcher, "", launcher.isPresent() ? "up" : "down"));
        return allReady;
    }

    private String row(String id, Optional<ProcessIdentity> process, String port, String state) {
        return String.format(
                        Locale.ROOT,
                        ROW,
                        id,
                        process.map(found -> Long.toString(found.pid())).orElse("-"),
                        port,
                        state,
                        process.map(found -> memory(id, found)).orElse("-"),
                        process.flatMap(StackStatus::since).orElse("-"))
                .stripTrailing();
    }

    /// Resident memory. PostgreSQL is many processes that share pages; each page is counted once.
    private String memory(String id, ProcessIdentity process) {
        long kibibytes = id.equals(Component.POSTGRES.id())
                ? DirectoryUsers.of(settings.data().resolve("postgres/data")).stream()
                        .mapToLong(pid -> proc(pid, "smaps_rollup", "Pss:"))
                        .sum()
                : proc(process.pid(), "status", "VmRSS:");
        return kibibytes == 0 ? "?" : kibibytes / 1024 + " MiB";
    }

    private static long proc(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> List.of(line.split("\\s+", -1)).get(1))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Optional<String> since(ProcessIdentity process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> "%s (%s)".formatted(start, age(Duration.between(start, Instant.now()))));
    }

    private static String age(Duration age) {
        return age.toHours() > 0
                ? "%d h %d min".formatted(age.toHours(), age.toMinutesPart())
                : "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
