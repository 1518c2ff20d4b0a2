package io.tandem.ranking.webhook.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tandem.ranking.webhook.application.WebhookStore.Census;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.Verdict;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;

/// Counts what becomes of deliveries.
public final class DeliveryMeter {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Timer delay;
    private volatile Census census = new Census(Map.of(), 0);

    /// Registers what it measures.
    public DeliveryMeter(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.delay = Timer.builder("tandem.webhook.delay")
                .description("time from a change's commit until a receiver took it")
                .publishPercentileHistogram()
                .register(registry);
        Stream.of(Failure.Kind.values()).forEach(this::disabled);
        for (WebhookState state : WebhookState.values()) {
            Gauge.builder("tandem.webhooks", () -> census.states().getOrDefault(state, 0L))
                    .description("webhooks in all replicas")
                    .tag("state", state.code())
                    .register(registry);
        }
        Gauge.builder("tandem.webhooks.unreadable", () -> census.unreadable())
                .description("webhooks whose secret no key of this replica decrypts")
                .register(registry);
    }

    /// How many webhooks there are.
    void counted(Census now) {
        census = now;
    }

    /// Counts an attempt.
    void attempted(Message.Kind kind, Verdict verdict, Duration took) {
        Timer.builder("tandem.webhook.attempts")
                .description("requests to receivers, by what came of them")
                .tag("kind", kind.code())
                .tag("outcome", outcome(verdict))
                .register(registry)
                .record(took);
        if (verdict instanceof Verdict.Disabled(Failure failure)) {
            disabled(failure.kind()).increment();
        }
    }

    /// Measures how late a change came to its receiver.
    void taken(Instant committed) {
        delay.record(Duration.between(committed, clock.instant()));
    }

    private Counter disabled(Failure.Kind kind) {
        return registry.counter("tandem.webhook.disabled", "because", kind.code());
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Taken _ -> "taken";
            case Verdict.Again again -> again.failure().kind().code();
            case Verdict.Disabled disabled -> disabled.failure().kind().code();
        };
    }
}
