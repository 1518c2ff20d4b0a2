package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.ProcessIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Has the launcher restart processes of a running stack.
final class RollingRestart {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final StackSettings settings;
    private final Console console;
    private final RunDirectory run;
    private final Readiness readiness;

    RollingRestart(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.run = new RunDirectory(settings);
        this.readiness = new Readiness(settings);
    }

    /// Restarts one after the other. The next one is touched only when the whole stack is ready again.
    ///
    /// @throws LocalStackException when the stack is not ready before, or not in time after a restart
    void oneByOne(List<Replica> replicas) {
        requireReady();
        for (Replica replica : replicas) {
            long started = System.nanoTime();
            Optional<ProcessIdentity> before = run.living(replica.id());
            run.requestRestart(replica.id());
            await(replica, () -> isAnother(replica, before) && allReady());
            tell(replica, started);
        }
    }

    /// Restarts all without waiting in between.
    ///
    /// @throws LocalStackException when the stack is not ready in time
    void together(List<Replica> replicas) {
        long started = System.nanoTime();
        List<Optional<ProcessIdentity>> before =
                replicas.stream().map(replica -> run.living(replica.id())).toList();
        replicas.forEach(replica -> run.requestRestart(replica.id()));
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get(i);
            Optional<ProcessIdentity> old = before.get(i);
            await(replica, () -> isAnother(replica, old) && readiness.isReady(replica));
            tell(replica, started);
        }
    }

    /// What runs, or should.
    List<Replica> replicas() {
        return run.replicas();
    }

    private void requireReady() {
        if (run.living(RunDirectory.READY).isEmpty()) {
            throw new LocalStackException("Tandem is not running, or not ready yet; ./tandem status shows it");
        }
        if (!allReady()) {
            throw new LocalStackException("not everything is ready; ./tandem status shows it");
        }
    }

    private boolean isAnother(Replica replica, Optional<ProcessIdentity> before) {
        return !run.isRestartRequested(replica.id())
                && run.living(replica.id())
                        .filter(now -> !Optional.of(now).equals(before))
                        .isPresent();
    }

    private boolean allReady() {
        return run.replicas().stream().allMatch(readiness::isReady);
    }

    private void await(Replica replica, BooleanSupplier done) {
        boolean ready = Poll.until(LIMIT, LOOK_AGAIN, () -> {
            if (run.living(RunDirectory.LAUNCHER).isEmpty()) {
                throw new LocalStackException("Tandem is not running; ./tandem logs launcher may tell why");
            }
            return done.getAsBoolean();
        });
        if (!ready) {
            throw new LocalStackException("%s was restarted, but not everything is ready after %d s; see %s"
                    .formatted(replica.title(), LIMIT.toSeconds(), settings.log(replica)));
        }
    }

    private void tell(Replica replica, long started) {
        console.line(String.format(
                Locale.ROOT,
                "  ✓ %-18s restarted, all ready after %4.1f s",
                replica.title(),
                (System.nanoTime() - started) / 1e9));
    }
}
