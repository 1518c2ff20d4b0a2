package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.Reading;
import java.util.List;

/// Where what stations send is kept, beside the observations that come of it.
public interface ReadingLog {
    /// Appends all and returns when each is durable.
    ///
    /// @throws UnavailableException when it is not known of each that it is durable; some may be
    void append(List<Reading> readings, List<Observation> observations);
}
