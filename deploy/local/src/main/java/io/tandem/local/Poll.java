package io.tandem.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for something that can only be asked for.
public final class Poll {
    private Poll() {}

    /// Asks every `every` until the answer is yes or `limit` has passed.
    ///
    /// @return the last answer
    /// @throws LocalStackException when the thread is interrupted; the interrupt is kept
    public static boolean until(Duration limit, Duration every, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            sleep(every);
        }
        return true;
    }

    /// Sleeps.
    ///
    /// @throws LocalStackException when the thread is interrupted; the interrupt is kept
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }
}
