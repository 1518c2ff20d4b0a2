package io.tandem.ingest.hj212;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what stations send, and by fault what has no effect.
@ApplicationScoped
class GatewayMeters {
    private final MeterRegistry meters;
    private final Counter accepted;
    private final Counter observations;
    private final Counter unavailable;
    private final AtomicInteger connections;

    GatewayMeters(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = counter("tandem.hj212.frames", "Frames that were taken for good");
        this.observations = counter("tandem.hj212.observations", "Observations that have come of them");
        this.unavailable = counter("tandem.hj212.unavailable", "Frames without an answer, for a dependency was away");
        this.connections = new AtomicInteger();
        meters.gauge("tandem.hj212.connections", connections);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    void taken(int frames, int values) {
        accepted.increment(frames);
        observations.increment(values);
    }

    void unavailable(int frames) {
        unavailable.increment(frames);
    }

    void refused(Fault fault) {
        Counter.builder("tandem.hj212.refused")
                .description("Frames, or bytes between them, that have no effect")
                .tag("fault", fault.code())
                .register(meters)
                .increment();
    }

    AtomicInteger connections() {
        return connections;
    }
}
