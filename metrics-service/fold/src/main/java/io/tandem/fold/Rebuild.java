package io.tandem.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// Begins, follows and ends rebuilds of the state that a service folds; one at a time, whichever instance runs it.
@Startup
@Singleton
public class Rebuild {
    private final Instance<RebuildPlan> plan;
    private final Instance<StateRows> rows;
    private final Instance<Folding> folding;
    private final Transactions transactions;
    private final DataSource database;
    private final Flyway migrations;
    private final Map<String, Object> kafka;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final int readers;

    private volatile @Nullable RebuildRun current;

    Rebuild(
            Instance<RebuildPlan> plan,
            Instance<StateRows> rows,
            Instance<Folding> folding,
            Transactions transactions,
            DataSource database,
            Flyway migrations,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            InstantSource clock,
            MeterRegistry meters,
            @ConfigProperty(name = "tandem.rebuild.readers", defaultValue = "3") int readers) {
        this.plan = plan;
        this.rows = rows;
        this.folding = folding;
        this.transactions = transactions;
        this.database = database;
        this.migrations = migrations;
        this.kafka = Map.copyOf(kafka);
        this.clock = clock;
        this.meters = meters;
        this.readers = readers;
        Gauge.builder("tandem.rebuild.progress", this, Rebuild::progress)
                .description("part of the log that the rebuild run by this instance has folded, 0 to 1")
                .register(meters);
        Stream.of(RebuildStatus.State.values())
                .filter(RebuildStatus.State::isOutcome)
                .forEach(this::outcomes);
    }

    /// Whether this service has a state that can be rebuilt.
    boolean possible() {
        return plan.isResolvable() && rows.isResolvable();
    }

    /// Begins a rebuild, unless one is under way.
    ///
    /// @param accept whether a rebuilt state that differs is to take the service's place
    /// @return whether it began
    synchronized boolean begin(boolean accept) throws SQLException {
        RebuildRun run = new RebuildRun(
                new RebuildRun.Parts(
                        plan.get(),
                        rows.get(),
                        folding.get(),
                        transactions,
                        database,
                        SideSchema.beside(database, migrations),
                        kafka,
                        readers),
                accept,
                clock);
        Optional<RebuildBook> book = RebuildBook.open(database, run.status());
        book.ifPresent(open -> {
            current = run;
            Thread.ofPlatform().name("rebuild").daemon().start(() -> finished(run.perform(open)));
        });
        return book.isPresent();
    }

    /// How the newest rebuild is or was.
    RebuildStatus status() throws SQLException {
        return RebuildBook.read(database, rows.get().topic(), clock.instant());
    }

    /// Ends a rebuild at the next occasion, whichever instance runs it.
    void cancel() throws SQLException {
        RebuildBook.cancel(database, rows.get().topic());
        @Nullable RebuildRun here = current;
        if (here != null) {
            here.cancel("cancelled");
        }
    }

    private void finished(RebuildStatus status) {
        outcomes(status.state()).increment();
    }

    private Counter outcomes(RebuildStatus.State state) {
        return meters.counter("tandem.rebuild.outcomes", "outcome", state.code());
    }

    private double progress() {
        @Nullable RebuildRun run = current;
        return run == null ? 0 : run.progress();
    }

    @PreDestroy
    void stop() {
        @Nullable RebuildRun run = current;
        if (run != null) {
            run.cancel("the instance that rebuilt was stopped; begin again");
        }
    }
}
