package io.tandem.fold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Asks the broker now and then how much there is to fold, for the gauge `tandem.fold.lag` and to notice a
/// fold that has stopped without a word. A broker that does not answer leaves the lag unknown.
@ApplicationScoped
class LagWatch {
    private static final long INTERVAL_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 2_500;

    private final Instance<TopicFold> folds;
    private final Vertx vertx;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, Object> kafka;
    private final MultiGauge lag;
    private final MultiGauge ahead;
    private final Map<String, StallWatch> watches = new HashMap<>();
    private final Map<String, SortedMap<Integer, StallWatch.Lane>> lanes = new HashMap<>();
    private final Map<String, String> stalls = new ConcurrentHashMap<>();
    private @Nullable Admin admin;
    private long timer;

    LagWatch(
            @Any Instance<TopicFold> folds,
            Vertx vertx,
            InstantSource clock,
            MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "tandem.fold.stall", defaultValue = "30s") Duration patience) {
        this.folds = folds;
        this.vertx = vertx;
        this.clock = clock;
        this.patience = patience;
        this.kafka = kafka;
        this.lag = MultiGauge.builder("tandem.fold.lag")
                .description("records that the broker holds and this instance has still to fold")
                .register(registry);
        this.ahead = MultiGauge.builder("tandem.fold.ahead.records")
                .description("records that this instance has folded and the broker no longer has")
                .register(registry);
    }

    /// Why a topic's fold is thought to have stalled; empty when it is not.
    Optional<String> stall(String topic) {
        return Optional.ofNullable(stalls.get(topic));
    }

    void start(@Observes StartupEvent started) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        Admin client = Admin.create(settings);
        admin = client;
        timer = vertx.setPeriodic(INTERVAL_MILLIS, _ -> folds.forEach(fold -> ask(client, fold)));
    }

    @PreDestroy
    void close() {
        vertx.cancelTimer(timer);
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private void ask(Admin client, TopicFold fold) {
        String topic = fold.meter().topic();
        Map<Integer, Long> positions = fold.positions();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        positions.keySet().forEach(lane -> wanted.put(new TopicPartition(topic, lane), OffsetSpec.latest()));
        var _ = client.listOffsets(wanted).all().whenComplete((ends, failure) -> {
            SortedMap<Integer, StallWatch.Lane> seen = new TreeMap<>();
            if (failure == null) {
                ends.forEach((partition, end) ->
                        seen.put(partition.partition(), lane(positions.getOrDefault(partition.partition(), 0L), end)));
            }
            judge(fold, topic, seen);
        });
    }

    private static StallWatch.Lane lane(long position, ListOffsetsResultInfo end) {
        return new StallWatch.Lane(position, end.offset());
    }

    private synchronized void judge(TopicFold fold, String topic, SortedMap<Integer, StallWatch.Lane> seen) {
        boolean paused = fold.meter().pause().isPresent();
        watches.computeIfAbsent(topic, _ -> new StallWatch(patience))
                .look(seen, paused, clock.instant())
                .ifPresentOrElse(stall -> stalls.put(topic, stall), () -> stalls.remove(topic));
        lanes.put(topic, seen);
        lag.register(rows(at -> Math.max(0, at.lag())), true);
        ahead.register(rows(at -> Math.max(0, -at.lag())), true);
    }

    private List<MultiGauge.Row<?>> rows(ToLongFunction<StallWatch.Lane> figure) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        lanes.forEach((name, byLane) -> byLane.forEach((lane, at) -> rows.add(
                MultiGauge.Row.of(Tags.of("topic", name, "lane", Integer.toString(lane)), figure.applyAsLong(at)))));
        return rows;
    }
}
