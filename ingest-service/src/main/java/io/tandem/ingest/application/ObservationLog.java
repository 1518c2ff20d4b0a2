package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import java.util.List;

/// The system of record.
public interface ObservationLog {
    /// Appends all and returns when each is durable: receipts in the order of the observations.
    ///
    /// @throws UnavailableException when it is not known of each that it is durable; some may be
    List<Receipt> append(List<Observation> observations);
}
