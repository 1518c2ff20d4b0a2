package io.tandem.ingest.application;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import java.util.List;

/// One item as it was read.
///
/// @param draft what could be read of it
/// @param findings what could not; when there are any, the draft is not judged further
public record Submission(ObservationDraft draft, List<Finding> findings) {
    public Submission {
        findings = List.copyOf(findings);
    }
}
