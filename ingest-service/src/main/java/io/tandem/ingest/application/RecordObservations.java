package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/// Judges each item of a submission by itself and appends the good ones to the log.
@ApplicationScoped
public class RecordObservations {
    private final RosterDirectory directory;
    private final ObservationLog log;
    private final ObservationRules rules;

    RecordObservations(RosterDirectory directory, ObservationLog log) {
        this.directory = directory;
        this.log = log;
        this.rules = new ObservationRules(directory::knows, UUID::randomUUID);
    }

    /// What became of each item, in their order; returns once the accepted ones are durable.
    ///
    /// @throws UnavailableException when the rosters are not read yet, or the log does not confirm
    ///     every accepted item
    public List<Outcome> record(List<Submission> items, Instant receivedAt) {
        if (!directory.isLoaded()) {
            throw new UnavailableException(Refusal.NOT_READY, "The rosters are still being read from their topic.");
        }
        List<Verdict<Observation>> verdicts =
                items.stream().map(item -> judge(item, receivedAt)).toList();
        List<Observation> accepted = new ArrayList<>();
        for (Verdict<Observation> verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted<Observation>(Observation observation)) {
                accepted.add(observation);
            }
        }
        Iterator<Receipt> receipts = (accepted.isEmpty() ? List.<Receipt>of() : log.append(accepted)).iterator();
        return verdicts.stream().map(verdict -> outcome(verdict, receipts)).toList();
    }

    private Verdict<Observation> judge(Submission item, Instant receivedAt) {
        return item.findings().isEmpty()
                ? rules.judge(item.draft(), receivedAt)
                : new Verdict.Refused<>(item.findings());
    }

    private static Outcome outcome(Verdict<Observation> verdict, Iterator<Receipt> receipts) {
        return switch (verdict) {
            case Verdict.Accepted<Observation>(Observation observation) ->
                new Outcome.Taken(observation, receipts.next());
            case Verdict.Refused<Observation>(var findings) -> new Outcome.Refused(findings);
        };
    }
}
