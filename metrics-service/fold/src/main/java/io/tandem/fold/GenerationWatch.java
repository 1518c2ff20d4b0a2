package io.tandem.fold;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Notices that lanes have a new generation, so that it takes effect at once where no record arrives too.
@Startup
@Singleton
class GenerationWatch {
    private static final Logger LOG = Logger.getLogger(GenerationWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Instance<TopicFold> folds;
    private final Transactions transactions;

    /// Topic → sum of its lanes' generations, as last seen.
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    private @Nullable Cancellable watch;

    GenerationWatch(@Any Instance<TopicFold> folds, Transactions transactions) {
        this.folds = folds;
        this.transactions = transactions;
    }

    @PostConstruct
    void begin() {
        watch = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> look())
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("generations are watched no longer", failure));
    }

    @PreDestroy
    void end() {
        if (watch != null) {
            watch.cancel();
        }
    }

    /// A database that is away is looked at again the next time.
    private Uni<Void> look() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (TopicFold fold : folds) {
            all = all.chain(() -> Generations.sum(transactions, fold.meter().topic()))
                    .invoke(now -> compare(fold, now))
                    .replaceWithVoid();
        }
        return all.onFailure()
                .invoke(failure -> LOG.debug("not now", failure))
                .onFailure()
                .recoverWithNull();
    }

    private void compare(TopicFold fold, long now) {
        @Nullable Long before = seen.put(fold.meter().topic(), now);
        if (before != null && before != now) {
            fold.refoldSoon();
        }
    }
}
