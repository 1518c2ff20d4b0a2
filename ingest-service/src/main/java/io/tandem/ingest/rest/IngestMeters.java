package io.tandem.ingest.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Counts what is taken and what is not, by reason.
@ApplicationScoped
class IngestMeters {
    private final MeterRegistry meters;
    private final Counter accepted;

    IngestMeters(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = Counter.builder("tandem.ingest.accepted")
                .description("Observations that are in the log for good")
                .register(meters);
    }

    /// Counts each item once: an item with several findings by the first.
    void count(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Taken _ -> accepted.increment();
                case Outcome.Refused(var findings) ->
                    refused(findings.getFirst().refusal());
            }
        }
    }

    /// Counts an item, or a document of which nothing could be read.
    void refused(Refusal reason) {
        counter("tandem.ingest.refused", "Items and documents that were refused", reason)
                .increment();
    }

    /// Counts a request that is to be repeated.
    void unavailable(Refusal reason) {
        counter("tandem.ingest.unavailable", "Requests that a dependency kept from being answered", reason)
                .increment();
    }

    private Counter counter(String name, String description, Refusal reason) {
        return Counter.builder(name)
                .description(description)
                .tag("reason", reason.slug())
                .register(meters);
    }
}
