package io.tandem.ranking.rest;

import io.tandem.ranking.config.RankingConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Writes one stream's messages, one at a time, and notices a client that takes nothing. On one event loop.
final class StreamWriter {
    private final ChangeSink sink;
    private final RankingConfig.Stream config;
    private final StreamTimer timer;
    private final Runnable onTaken;
    private final Consumer<End> onLost;
    private long written = System.nanoTime();

    /// @param timer which has nothing else to do while a message is under way
    /// @param onTaken called after every message that the connection has taken
    /// @param onLost called when the client is gone, or has been given up because it is slow
    StreamWriter(
            ChangeSink sink, RankingConfig.Stream config, StreamTimer timer, Runnable onTaken, Consumer<End> onLost) {
        this.sink = sink;
        this.config = config;
        this.timer = timer;
        this.onTaken = onTaken;
        this.onLost = onLost;
    }

    void write(StreamMessage message) {
        written = System.nanoTime();
        watch();
        var _ = sink.send(message).onComplete(sent -> {
            if (sent.succeeded()) {
                timer.cancel();
                onTaken.run();
            } else {
                onLost.accept(End.CLIENT);
            }
        });
    }

    /// Milliseconds until the client may be told where it is; not positive when it may be now.
    long untilPosition() {
        return config.position().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written);
    }

    private void watch() {
        timer.in(config.stall().toMillis(), () -> {
            if (sink.isStuck()) {
                onLost.accept(End.SLOW);
                sink.abort();
            } else {
                watch();
            }
        });
    }
}
