package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import java.util.List;

/// The system of record.
public interface ObservationLog {
    /// Hands all over without waiting for the log. The calling thread is held up while too much is on its way.
    Sent send(List<Observation> observations);

    /// Appends all and returns when each is durable: receipts in the order of the observations.
    ///
    /// @throws UnavailableException when it is not known of each that it is durable; some may be
    default List<Receipt> append(List<Observation> observations) {
        return send(observations).receipts();
    }

    /// Observations on their way.
    interface Sent {
        /// Waits until each is durable, within the time limit that began when they were handed over.
        ///
        /// @throws UnavailableException when it is not known of each that it is durable; some may be
        List<Receipt> receipts();
    }
}
