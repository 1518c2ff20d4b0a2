package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.config.RankingConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Draws figures and reports on threads of its own, a few at once, so that they cost neither the event loop nor more
/// memory than there is. When too many wait already, a request is refused with 503.
@Singleton
class Renderings {
    private final ThreadPoolExecutor threads;

    @Inject
    Renderings(RankingConfig config) {
        this(config.rendering().atOnce(), config.rendering().waiting());
    }

    Renderings(int atOnce, int waiting) {
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("rendering-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// What the drawing gives.
    ///
    /// Fails with the problem "unavailable" when too many are waiting.
    <T> Uni<T> render(Supplier<T> drawing) {
        return Uni.createFrom()
                .item(drawing)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> Problem.unavailable().exception());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
