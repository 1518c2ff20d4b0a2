package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.application.Receipt;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of each item of a submission of which something was taken.
///
/// @param items in the order they were sent
public record SubmissionAnswer(
        @Schema(examples = "1") int accepted,
        @Schema(examples = "1") int refused,
        List<Item> items) {
    /// One item: accepted with a receipt, or refused with a problem.
    ///
    /// @param index from 0
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(examples = "0") int index,

            @Schema(
                    enumeration = {"accepted", "refused"},
                    examples = "accepted")
            String outcome,

            @Schema(description = "Names the event; made here when it was not sent") @Nullable
            String id,

            @Nullable Instant receivedAt,

            @Schema(description = "Where in the log it is; metrics-service tells by its id what became of it") @Nullable
            ReceiptView receipt,

            @Nullable Problem problem) {}

    static SubmissionAnswer of(List<Outcome> outcomes, ObservationReader.Document document) {
        List<Item> items = new ArrayList<>(outcomes.size());
        int accepted = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            items.add(
                    switch (outcomes.get(i)) {
                        case Outcome.Taken(Observation o, Receipt receipt) ->
                            new Item(i, "accepted", o.id(), o.receivedAt(), ReceiptView.of(receipt), null);
                        case Outcome.Refused(var findings) ->
                            new Item(i, "refused", null, null, null, Problem.of(below(findings, document.pointer(i))));
                    });
            accepted += outcomes.get(i) instanceof Outcome.Taken ? 1 : 0;
        }
        return new SubmissionAnswer(accepted, items.size() - accepted, items);
    }

    static List<Finding> below(List<Finding> findings, String pointer) {
        return findings.stream().map(f -> f.below(pointer)).toList();
    }
}
