package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs asynchronous work one piece at a time, in the order of subscription.
final class Serial {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean draining;

    <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> enter(() -> Uni.createFrom()
                        .deferred(work)
                        .onTermination()
                        .invoke(this::leave)
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
    }

    private void enter(Runnable piece) {
        synchronized (this) {
            waiting.add(piece);
            if (busy || draining) {
                return;
            }
            draining = true;
        }
        drain();
    }

    private void leave() {
        synchronized (this) {
            busy = false;
            if (draining) {
                return;
            }
            draining = true;
        }
        drain();
    }

    /// Begins pieces in a loop as long as each ends at once; one that ends inside another would use up the
    /// stack.
    private void drain() {
        while (true) {
            @Nullable Runnable next;
            synchronized (this) {
                next = busy ? null : waiting.poll();
                if (next == null) {
                    draining = false;
                    return;
                }
                busy = true;
            }
            next.run();
        }
    }
}
