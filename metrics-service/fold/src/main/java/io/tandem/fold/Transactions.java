package io.tandem.fold;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Runs work in a database transaction from any thread.
///
/// Hibernate Reactive binds a session to the Vert.x context it is opened on. Every transaction gets a context
/// of its own here, so that the fold, the relay and a rebalance never meet in one session.
@Singleton
public class Transactions {
    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;
    private final @Nullable String schema;

    @Inject
    Transactions(Vertx vertx, Mutiny.SessionFactory sessions) {
        this(vertx, sessions, null);
    }

    private Transactions(Vertx vertx, Mutiny.SessionFactory sessions, @Nullable String schema) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.schema = schema;
    }

    /// Transactions that see another schema's tables instead of the service's, and whose commits do not wait for
    /// the disk: for state that can be made again.
    Transactions inSchema(String other) {
        return new Transactions(vertx, sessions, other);
    }

    /// Commits when the work's result arrives, rolls back when it fails.
    ///
    /// @return the work's result, on an event loop; failing with a broken connection says nothing about the
    ///     commit
    public <T> Uni<T> inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> sessions.withStatelessTransaction(tx -> enter(tx, work))
                    .subscribe()
                    .with(emitter::complete, emitter::fail));
        });
    }

    private <T> Uni<T> enter(Mutiny.StatelessSession tx, Function<Mutiny.StatelessSession, Uni<T>> work) {
        @Nullable String other = schema;
        return other == null
                ? work.apply(tx)
                : tx.createNativeQuery("set local search_path to " + other)
                        .executeUpdate()
                        .chain(() -> tx.createNativeQuery("set local synchronous_commit to off")
                                .executeUpdate())
                        .chain(() -> work.apply(tx));
    }
}
