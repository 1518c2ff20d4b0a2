package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Reading;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps what stations send, and the observations that come of it.
@ApplicationScoped
public class RecordReadings {
    private final RosterDirectory directory;
    private final ReadingLog log;
    private final ObservationRules rules;

    RecordReadings(RosterDirectory directory, ReadingLog log) {
        this.directory = directory;
        this.log = log;
        this.rules = new ObservationRules(directory::knows, UUID::randomUUID);
    }

    /// The verdict on one value, by the rules that hold for every observation.
    ///
    /// @throws UnavailableException when the rosters are not read yet
    public Verdict<Observation> judge(ObservationDraft draft, Instant receivedAt) {
        if (!directory.isLoaded()) {
            throw new UnavailableException(Refusal.NOT_READY, "The rosters are still being read from their topic.");
        }
        return rules.judge(draft, receivedAt, Permit.OPEN);
    }

    /// Returns when all are durable.
    ///
    /// @throws UnavailableException when that is not known
    public void record(List<Reading> readings, List<Observation> observations) {
        if (!readings.isEmpty() || !observations.isEmpty()) {
            log.append(readings, observations);
        }
    }
}
