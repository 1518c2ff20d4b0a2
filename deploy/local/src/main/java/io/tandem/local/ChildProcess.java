package io.tandem.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that was started here, in a session of its own: a terminal's Ctrl-C reaches only the one who
/// started it, who then stops its children in the right order.
public final class ChildProcess {
    private static final boolean HAS_SETSID = isOnPath("setsid");
    private static final int TAIL_LINES = 25;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// Starts a program; its output is appended to `log`.
    ///
    /// @param environment added to the environment of this process
    /// @param directory working directory; [DirectoryUsers] finds the process by it
    /// @throws LocalStackException when the program cannot be started
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        var whole = new ArrayList<String>();
        if (HAS_SETSID) {
            whole.add("setsid");
        }
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new LocalStackException("cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// What it is called in messages.
    public String name() {
        return name;
    }

    /// Process id.
    public long pid() {
        return process.pid();
    }

    /// Where its output goes.
    public Path log() {
        return log;
    }

    /// Who it is; empty when it has ended.
    public Optional<ProcessIdentity> identity() {
        return ProcessIdentity.of(process.pid());
    }

    /// True while it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// True when it has ended with exit code 0.
    public boolean succeeded() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    /// Completes when it has ended.
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /// Sends a signal, unless it has ended.
    public void signal(Signal signal) {
        if (process.isAlive()) {
            signal.sendTo(process.pid());
        }
    }

    /// Ends it with `signal`; by force when it is not gone after `grace`.
    public void stop(Signal signal, Duration grace) {
        signal(signal);
        if (!ended(grace)) {
            kill();
        }
    }

    /// Ends it at once and waits until it is gone: `kill -9`.
    public void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(10));
    }

    /// The failure to report when it ended by itself: exit code and the end of its log.
    public LocalStackException died() {
        return new LocalStackException("%s ended with exit code %d; the end of %s:%n%s"
                .formatted(name, process.exitValue(), log, String.join(System.lineSeparator(), logTail())));
    }

    /// The last lines of its log.
    public List<String> logTail() {
        return LogTail.of(log, TAIL_LINES);
    }

    /// Waits even when interrupted, so that a stop that was begun is seen through; the interrupt is kept.
    private boolean ended(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
