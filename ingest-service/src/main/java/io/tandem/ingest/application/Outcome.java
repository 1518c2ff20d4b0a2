package io.tandem.ingest.application;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Observation;
import java.util.List;

/// What became of one submitted item.
public sealed interface Outcome {
    /// It is in the log for good.
    record Taken(Observation observation, Receipt receipt) implements Outcome {}

    /// It is not in the log.
    record Refused(List<Finding> findings) implements Outcome {}
}
