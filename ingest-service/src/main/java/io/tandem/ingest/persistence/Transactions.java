package io.tandem.ingest.persistence;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Runs work in one database transaction each, for callers that may block: on an event loop of its own context,
/// within a time limit.
@ApplicationScoped
class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Schema schema;
    private final IngestConfig config;

    Transactions(Mutiny.SessionFactory sessions, Vertx vertx, Schema schema, IngestConfig config) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.schema = schema;
        this.config = config;
    }

    /// The work's result after the commit.
    ///
    /// @throws UnavailableException when the transaction did not commit, or not in time
    <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        try {
            schema.ensureMigrated();
            CompletableFuture<T> result = new CompletableFuture<>();
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(_ ->
                    sessions.withTransaction(work).subscribe().with(result::complete, result::completeExceptionally));
            return result.get(config.registryTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(Throwable cause) {
        if (Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(e -> e instanceof IOException || e instanceof TimeoutException)) {
            LOG.warnf("the database does not answer: %s", cause.getClass().getSimpleName());
        } else {
            LOG.error("a registry transaction failed", cause);
        }
        return new UnavailableException(
                Refusal.REGISTRY_UNAVAILABLE, "The database did not complete the transaction.", cause);
    }
}
