package io.tandem.ingest.application;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import java.util.List;

/// One item as it was read.
///
/// @param draft what could be read of it
/// @param findings what could not; when there are any, the draft is not judged further
/// @param base JSON pointer of the draft within the item: `/data` in an event; usually the item itself
public record Submission(ObservationDraft draft, List<Finding> findings, String base) {
    public Submission {
        findings = List.copyOf(findings);
    }

    /// The draft is the whole item.
    public Submission(ObservationDraft draft, List<Finding> findings) {
        this(draft, findings, "");
    }
}
