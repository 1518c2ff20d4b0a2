package io.tandem.ingest.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Counts what is taken and what is not, by reason.
@ApplicationScoped
class IngestMeters {
    private final MeterRegistry meters;
    /// From minutes, as live feeds have, to a year, as corrections have.
    private static final Duration[] LATENESS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7),
        Duration.ofDays(30),
        Duration.ofDays(365)
    };

    private final Counter accepted;
    private final Timer lateness;

    IngestMeters(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = Counter.builder("tandem.ingest.accepted")
                .description("Observations that are in the log for good")
                .register(meters);
        this.lateness = Timer.builder("tandem.ingest.lateness")
                .description("From an observation being made to its being taken in")
                .serviceLevelObjectives(LATENESS)
                .register(meters);
        // From the beginning, so that the first of a kind is a growth too
        for (Refusal reason : Refusal.values()) {
            var _ = reason.status() < 500 ? refusals(reason) : interruptions(reason);
        }
    }

    /// Counts each item once: an item with several findings by the first.
    void count(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Taken taken -> {
                    accepted.increment();
                    Observation observation = taken.observation();
                    lateness.record(Duration.between(observation.observedAt(), observation.receivedAt()));
                }
                case Outcome.Refused(var findings) ->
                    refused(findings.getFirst().refusal());
            }
        }
    }

    /// Counts items that were taken.
    void accepted(long items) {
        accepted.increment((double) items);
    }

    /// Counts an item, or a document of which nothing could be read.
    void refused(Refusal reason) {
        refusals(reason).increment();
    }

    /// Counts a request that is to be repeated.
    void unavailable(Refusal reason) {
        interruptions(reason).increment();
    }

    private Counter refusals(Refusal reason) {
        return counter("tandem.ingest.refused", "Items and documents that were refused", reason);
    }

    private Counter interruptions(Refusal reason) {
        return counter("tandem.ingest.unavailable", "Requests that a dependency kept from being answered", reason);
    }

    private Counter counter(String name, String description, Refusal reason) {
        return Counter.builder(name)
                .description(description)
                .tag("reason", reason.slug())
                .register(meters);
    }
}
