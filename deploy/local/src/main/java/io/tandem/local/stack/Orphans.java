package io.tandem.local.stack;

import io.tandem.local.Poll;
import io.tandem.local.ProcessIdentity;
import io.tandem.local.Signal;
import java.time.Duration;
import java.util.List;

/// Processes that outlived the launcher which started them; it was killed.
final class Orphans {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final RunDirectory run;
    private final Console console;

    Orphans(RunDirectory run, Console console) {
        this.run = run;
        this.console = console;
    }

    /// Stops them: the services together, then the broker, then PostgreSQL. To be called while no launcher
    /// runs.
    ///
    /// @return how many there were
    int stop() {
        List<Orphan> orphans = run.replicas().stream()
                .flatMap(replica -> run.living(replica.id()).map(process -> new Orphan(replica, process)).stream())
                .toList();
        List<Orphan> services = orphans.stream()
                .filter(orphan -> orphan.replica().component().isService())
                .toList();
        services.forEach(orphan -> orphan.process().signal(Signal.TERM));
        services.forEach(this::finish);
        orphans.reversed().stream().filter(orphan -> !services.contains(orphan)).forEach(orphan -> {
            orphan.process().signal(orphan.replica().component() == Component.POSTGRES ? Signal.INT : Signal.TERM);
            finish(orphan);
        });
        // Also of those that are gone: they may have had more replicas than whoever starts next
        run.replicas().forEach(replica -> run.remove(replica.id()));
        return orphans.size();
    }

    private void finish(Orphan orphan) {
        ProcessIdentity process = orphan.process();
        if (!Poll.until(STOP_LIMIT, Duration.ofMillis(50), () -> !process.isAlive())) {
            process.signal(Signal.KILL);
            Poll.until(STOP_LIMIT, Duration.ofMillis(50), () -> !process.isAlive());
        }
        run.remove(orphan.replica().id());
        console.line("  ✓ %s (process %d), left by a killed launcher, stopped"
                .formatted(orphan.replica().title(), process.pid()));
    }

    private record Orphan(Replica replica, ProcessIdentity process) {}
}
