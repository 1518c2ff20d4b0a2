package io.tandem.ingest.application;

import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The relay from the registry's tables to its topics. Publishing twice does no harm, forgetting is impossible:
/// a version stays pending until its publication has been noted.
@ApplicationScoped
public class PublishDefinitions {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DefinitionStore store;
    private final DefinitionTopics topics;
    private final ReentrantLock turn = new ReentrantLock();

    PublishDefinitions(DefinitionStore store, DefinitionTopics topics) {
        this.store = store;
        this.topics = topics;
    }

    /// Publishes until nothing is pending; one thread at a time.
    ///
    /// @return how many versions were published
    /// @throws UnavailableException when the database or the broker does not answer; the rest stays pending
    public int publishPending() {
        takeTurn();
        try {
            int count = 0;
            List<Versioned<? extends Definition>> pending = store.pending();
            while (!pending.isEmpty()) {
                for (Versioned<? extends Definition> definition : pending) {
                    topics.publish(definition);
                    store.published(definition);
                    count++;
                }
                pending = store.pending();
            }
            return count;
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn() {
        try {
            if (turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnavailableException(Refusal.LOG_UNAVAILABLE, "Another publication takes long.");
    }
}
