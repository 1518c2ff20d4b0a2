package io.tandem.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.metrics.application.History.Fate;
import io.tandem.metrics.application.History.Kept;
import io.tandem.metrics.application.Receipt;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of the record that a receipt names.
///
/// @param detail why it was quarantined
/// @param at when that was decided; absent while it is pending
/// @param observation what the record says; absent while it is pending and when it was quarantined
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutcomeAnswer(
        @Schema(examples = "5-4711") String receipt,

        @Schema(
                enumeration = {"applied", "late", "duplicate", "superseded", "quarantined", "pending"},
                examples = "applied")
        String outcome,

        @Nullable String detail,
        @Nullable Instant at,
        @Nullable ReportedValue observation) {
    /// @throws IllegalArgumentException for a fate that is not known
    static OutcomeAnswer of(Receipt receipt, Fate fate) {
        String id = receipt.toString();
        return switch (fate) {
            case Fate.Folded(Kept kept) ->
                new OutcomeAnswer(id, kept.settled().effect().code(), null, kept.foldedAt(), ReportedValue.of(kept));
            case Fate.Quarantined(Instant at, String reason) -> new OutcomeAnswer(id, "quarantined", reason, at, null);
            case Fate.Pending() -> new OutcomeAnswer(id, "pending", null, null, null);
            case Fate.Unknown() -> throw new IllegalArgumentException("nothing is known of " + id);
        };
    }
}
