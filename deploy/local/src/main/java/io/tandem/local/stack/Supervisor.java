package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Watches the running stack: what dies is started again, a few times; what is to be restarted, is.
final class Supervisor {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_RESTARTS = 5;

    private final Fleet fleet;
    private final Console console;
    private final Duration firstPause;
    private final Deque<Instant> restarts = new ArrayDeque<>();

    /// @param firstPause before the first restart; doubled with every further one within the minute
    Supervisor(Fleet fleet, Console console, Duration firstPause) {
        this.fleet = fleet;
        this.console = console;
        this.firstPause = firstPause;
    }

    /// Never returns: ends by interruption.
    ///
    /// @throws LocalStackException when the thread is interrupted, or when the sixth restart within a minute
    ///     is due
    void watch() {
        while (true) {
            fleet.dead()
                    .ifPresentOrElse(
                            this::revive,
                            () -> fleet.unwanted().ifPresentOrElse(this::replace, () -> Poll.sleep(LOOK_EVERY)));
        }
    }

    private void replace(Member member) {
        fleet.replace(member);
        console.line(
                "%s %s was restarted".formatted(Instant.now(), member.replica().title()));
    }

    private void revive(Member member) {
        LocalStackException death = member.process().died();
        Instant now = Instant.now();
        restarts.removeIf(earlier -> earlier.isBefore(now.minus(WINDOW)));
        if (restarts.size() >= MOST_RESTARTS) {
            throw new LocalStackException(
                    "%d restarts within a minute are enough; stopping everything.%n%s"
                            .formatted(MOST_RESTARTS, death.getMessage()),
                    death);
        }
        Duration pause = firstPause.multipliedBy(1L << restarts.size());
        restarts.add(now);
        console.line("%s %s ended unexpectedly; starting it again in %.1f s (see ./tandem logs %s)"
                .formatted(
                        now,
                        member.replica().title(),
                        pause.toMillis() / 1000.0,
                        member.replica().id()));
        Poll.sleep(pause);
        fleet.restart(member);
        console.line(
                "%s %s runs again".formatted(Instant.now(), member.replica().title()));
    }
}
