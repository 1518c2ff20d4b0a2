package io.tandem.fold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Shows what is stored about every lane: that each record passed has exactly one outcome, and what has still to be
/// published. The numbers are the database's, so they outlive processes, and every replica shows the same.
@Startup
@Singleton
class Conservation {
    private static final Logger LOG = Logger.getLogger(Conservation.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Map<String, ToLongFunction<LaneState>> OUTCOMES = Map.of(
            "applied", LaneState::applied,
            "duplicate", LaneState::duplicate,
            "superseded", LaneState::superseded,
            "quarantined", LaneState::quarantined);

    private final Transactions transactions;
    private final MultiGauge outcomes;
    private final MultiGauge unbalanced;
    private final MultiGauge pending;
    private @Nullable Cancellable watch;

    Conservation(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.outcomes = MultiGauge.builder("tandem.fold.stored.records")
                .description("records passed since the beginning, by outcome")
                .register(registry);
        this.unbalanced = MultiGauge.builder("tandem.fold.unbalanced.records")
                .description("records passed less their outcomes; not 0 where a topic was compacted")
                .register(registry);
        this.pending = MultiGauge.builder("tandem.relay.pending.rows")
                .description("committed rows that the broker is not known to have")
                .register(registry);
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
                .with(_ -> {}, failure -> LOG.error("the balance is watched no longer", failure));
    }

    @PreDestroy
    void end() {
        if (watch != null) {
            watch.cancel();
        }
    }

    /// A database that is away is asked again the next time; until then the numbers are the last that were known.
    private Uni<Void> look() {
        return LaneState.all(transactions)
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.debug("not now", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<LaneState> lanes) {
        outcomes.register(
                lanes.stream()
                        .<MultiGauge.Row<?>>flatMap(lane -> OUTCOMES.entrySet().stream()
                                .map(outcome -> MultiGauge.Row.of(
                                        tags(lane).and("outcome", outcome.getKey()),
                                        outcome.getValue().applyAsLong(lane))))
                        .toList(),
                true);
        unbalanced.register(rows(lanes, LaneState::unbalanced), true);
        pending.register(rows(lanes, LaneState::pending), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<LaneState> lanes, ToLongFunction<LaneState> figure) {
        return lanes.stream()
                .<MultiGauge.Row<?>>map(lane -> MultiGauge.Row.of(tags(lane), figure.applyAsLong(lane)))
                .toList();
    }

    private static Tags tags(LaneState lane) {
        return Tags.of("topic", lane.topic(), "lane", Integer.toString(lane.lane()));
    }
}
