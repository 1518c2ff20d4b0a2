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
            if (busy) {
                waiting.add(piece);
                return;
            }
            busy = true;
        }
        piece.run();
    }

    private void leave() {
        @Nullable Runnable next;
        synchronized (this) {
            next = waiting.poll();
            busy = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
