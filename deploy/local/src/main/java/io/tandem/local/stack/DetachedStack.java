package io.tandem.local.stack;

import io.tandem.local.ChildProcess;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.ProcessIdentity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts a launcher in a session of its own, shows what it says and leaves when everything is up.
final class DetachedStack {
    private final StackSettings settings;
    private final int replicas;
    private final Console console;
    private final RunDirectory run;

    DetachedStack(StackSettings settings, int replicas, Console console) {
        this.settings = settings;
        this.replicas = replicas;
        this.console = console;
        this.run = new RunDirectory(settings);
    }

    /// @throws LocalStackException when it ends before everything is up; it has told why
    void start() {
        try {
            run.lock().close();
            Path log = settings.log(RunDirectory.LAUNCHER);
            Files.createDirectories(settings.data().resolve("logs"));
            Files.deleteIfExists(log);
            follow(ChildProcess.start("launcher", command(), Map.of("TANDEM_TTY", ""), settings.home(), log));
        } catch (IOException e) {
            throw new LocalStackException("cannot write to %s: %s".formatted(settings.data(), e), e);
        }
    }

    private void follow(ChildProcess launcher) {
        var logs = new StackLogs(settings, console);
        while (launcher.isAlive() && !isReady(launcher)) {
            logs.printAdded(RunDirectory.LAUNCHER);
            Poll.sleep(Duration.ofMillis(100));
        }
        logs.printAdded(RunDirectory.LAUNCHER);
        if (!launcher.isAlive()) {
            throw new LocalStackException("Tandem did not start");
        }
    }

    private boolean isReady(ChildProcess launcher) {
        Optional<ProcessIdentity> ready = run.living(RunDirectory.READY);
        return ready.filter(process -> process.pid() == launcher.pid()).isPresent();
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Tandem.class.getName(),
                "up",
                "--replicas",
                Integer.toString(replicas)));
        return command;
    }
}
