package io.tandem.ingest.rest;

import io.tandem.ingest.application.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where in the log an observation is.
///
/// @param id what metrics-service tells the outcome by: `/api/v1/receipts/{id}`
public record ReceiptView(
        @Schema(examples = "5-4711") String id,
        @Schema(examples = "5") int partition,
        @Schema(examples = "4711") long offset) {
    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(receipt.partition() + "-" + receipt.offset(), receipt.partition(), receipt.offset());
    }
}
