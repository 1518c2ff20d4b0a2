package io.tandem.ingest.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;

/// Brings the schema up to date before the first transaction instead of at start, so that the service starts and
/// takes observations while PostgreSQL is away.
@ApplicationScoped
class Schema {
    private final Flyway flyway;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean migrated;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /// Returns at once after the first success.
    ///
    /// @throws RuntimeException when the database does not answer or a migration fails
    void ensureMigrated() {
        if (migrated) {
            return;
        }
        turn.lock();
        try {
            if (!migrated) {
                flyway.migrate();
                migrated = true;
            }
        } finally {
            turn.unlock();
        }
    }
}
