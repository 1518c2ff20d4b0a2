package io.tandem.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.metrics.application.History.Kept;
import io.tandem.metrics.application.Receipt;
import io.tandem.metrics.domain.Observation;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One report of a value, and what became of it.
///
/// @param outcome what became of it when it was folded
/// @param at when it was folded
/// @param newest whether it is the newest of its status now
/// @param value absent in a withdrawal
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportedValue(
        @Schema(examples = "5-4711") String receipt,

        @Schema(
                enumeration = {"applied", "late", "duplicate", "superseded"},
                examples = "applied")
        String outcome,

        Instant at,
        boolean newest,
        String id,
        String feed,
        String city,
        String indicator,
        String period,
        String status,
        @Nullable Double value,
        String unit,
        int revision,
        Instant observedAt,
        Instant receivedAt,
        @Nullable String reason) {
    static ReportedValue of(Kept kept) {
        Observation o = kept.settled().arrival().observation();
        return new ReportedValue(
                receipt(kept).toString(),
                kept.settled().effect().code(),
                kept.foldedAt(),
                kept.newest(),
                o.version().id(),
                o.version().feed(),
                o.slot().city(),
                o.slot().indicator().name(),
                o.slot().period().iso(),
                o.slot().status().name().toLowerCase(Locale.ROOT),
                o.value(),
                o.slot().indicator().unit().code(),
                o.version().revision(),
                o.version().observedAt(),
                o.receivedAt(),
                kept.settled().arrival().reason());
    }

    static Receipt receipt(Kept kept) {
        return new Receipt(kept.settled().lane(), kept.settled().arrival().offset());
    }
}
