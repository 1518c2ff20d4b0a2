package io.tandem.ranking.rest;

import io.vertx.core.Vertx;

/// At most one thing to do later; a new one replaces it. On one event loop.
final class StreamTimer {
    private final Vertx vertx;
    private long timer = -1;

    StreamTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    void in(long millis, Runnable action) {
        cancel();
        timer = vertx.setTimer(Math.max(1, millis), _ -> {
            timer = -1;
            action.run();
        });
    }

    void cancel() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }
}
