package io.tandem.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a fold moves, waits or hangs, and how many records went which way.
public final class FoldMeter {
    private final String topic;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final Timer batches;
    private final Counter fenced;
    private final Timer handover;

    private volatile @Nullable Instant inHandSince;
    private volatile @Nullable String pause;
    private volatile @Nullable String defect;

    public FoldMeter(String topic, MeterRegistry registry, InstantSource clock) {
        this.topic = topic;
        this.clock = clock;
        this.registry = registry;
        this.batches = Timer.builder("tandem.fold.batch")
                .description("time from taking a batch in hand to its commit")
                .tag("topic", topic)
                .publishPercentileHistogram()
                .register(registry);
        this.fenced = Counter.builder("tandem.fold.fenced")
                .description("writes that were refused because another instance had moved the lane on")
                .tag("topic", topic)
                .register(registry);
        List.of("applied", "duplicate", "superseded", "quarantined").forEach(this::records);
        this.handover = Timer.builder("tandem.relay.delay")
                .description("time from a row's computation to the broker's acknowledgement")
                .tag("topic", topic)
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("tandem.fold.paused", this, meter -> meter.pause == null ? 0 : 1)
                .description("1 while the fold waits for something outside itself")
                .tag("topic", topic)
                .register(registry);
    }

    /// Input topic.
    public String topic() {
        return topic;
    }

    /// Why the fold is waiting for something outside itself; empty when it is not.
    public Optional<String> pause() {
        return Optional.ofNullable(pause);
    }

    /// Why the process should be replaced: an inconsistency, or a batch that hangs without any failure to
    /// explain it.
    ///
    /// @param patience how long a batch may be in hand
    public Optional<String> defect(Duration patience) {
        Instant since = inHandSince;
        if (defect == null
                && pause == null
                && since != null
                && since.plus(patience).isBefore(clock.instant())) {
            return Optional.of("a batch has been in hand since " + since);
        }
        return Optional.ofNullable(defect);
    }

    void begin() {
        if (inHandSince == null) {
            inHandSince = clock.instant();
        }
    }

    void end() {
        inHandSince = null;
        pause = null;
    }

    void paused(Throwable failure) {
        pause = Failures.summary(failure);
    }

    void waiting(String what) {
        pause = what;
    }

    void resumed() {
        pause = null;
    }

    void broken(String what) {
        defect = what;
    }

    /// Rows that the broker has acknowledged.
    void handedOver(List<Outgoing> rows) {
        Instant now = clock.instant();
        rows.forEach(row -> handover.record(
                Duration.ofMillis(Math.max(0, now.toEpochMilli() - row.record().timestamp()))));
    }

    void fenced() {
        fenced.increment();
    }

    void committed(List<LaneResult> lanes) {
        Instant since = inHandSince;
        if (since != null) {
            batches.record(Duration.between(since, clock.instant()));
        }
        count("applied", lanes.stream().mapToInt(LaneResult::applied).sum());
        count("duplicate", lanes.stream().mapToInt(LaneResult::duplicate).sum());
        count("superseded", lanes.stream().mapToInt(LaneResult::superseded).sum());
        count(
                "quarantined",
                lanes.stream().mapToInt(lane -> lane.quarantined().size()).sum());
    }

    private void count(String outcome, int records) {
        records(outcome).increment(records);
    }

    private Counter records(String outcome) {
        return registry.counter("tandem.fold.records", "topic", topic, "outcome", outcome);
    }
}
