package io.tandem.ingest.application;

import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.Permit;
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
    public List<Outcome> record(List<Submission> items, Permit permit, Instant receivedAt) {
        requireReady();
        List<Verdict<Observation>> verdicts =
                items.stream().map(item -> judge(item, permit, receivedAt)).toList();
        List<Observation> accepted = new ArrayList<>();
        for (Verdict<Observation> verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted<Observation>(Observation observation)) {
                accepted.add(observation);
            }
        }
        Iterator<Receipt> receipts = (accepted.isEmpty() ? List.<Receipt>of() : log.append(accepted)).iterator();
        return verdicts.stream().map(verdict -> outcome(verdict, receipts)).toList();
    }

    /// @throws UnavailableException while the rosters are not read yet
    void requireReady() {
        if (!directory.isLoaded()) {
            throw new UnavailableException(Refusal.NOT_READY, "The rosters are still being read from their topic.");
        }
    }

    /// The verdict on one item, alone.
    Verdict<Observation> judge(Submission item, Permit permit, Instant receivedAt) {
        if (!item.findings().isEmpty()) {
            return new Verdict.Refused<>(item.findings());
        }
        Verdict<Observation> verdict = rules.judge(item.draft(), receivedAt, permit);
        return verdict instanceof Verdict.Refused<Observation>(var findings)
                        && !item.base().isEmpty()
                ? new Verdict.Refused<>(
                        findings.stream().map(f -> f.below(item.base())).toList())
                : verdict;
    }

    private static Outcome outcome(Verdict<Observation> verdict, Iterator<Receipt> receipts) {
        return switch (verdict) {
            case Verdict.Accepted<Observation>(Observation observation) ->
                new Outcome.Taken(observation, receipts.next());
            case Verdict.Refused<Observation>(var findings) -> new Outcome.Refused(findings);
        };
    }
}
