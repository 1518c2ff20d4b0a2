package io.tandem.ingest.application;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.StationDraft;
import io.tandem.ingest.domain.StationRules;
import io.tandem.ingest.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Registers stations. This replica knows at once, the others within the interval at which they read.
@ApplicationScoped
public class KeepStations {
    private final StationStore store;
    private final StationDirectory directory;
    private final Passwords passwords;
    private final StationRules rules;

    KeepStations(StationStore store, StationDirectory directory, Passwords passwords, RosterDirectory rosters) {
        this.store = store;
        this.directory = directory;
        this.passwords = passwords;
        this.rules = new StationRules(rosters::knows);
    }

    /// A station that is stored.
    ///
    /// @param created whether it is new
    public record Kept(Station station, boolean created) {}

    /// Whether the gateway is switched on; stations are of no use otherwise.
    public boolean isPossible() {
        return passwords.isPossible();
    }

    /// Judges a station and stores it.
    ///
    /// @throws UnavailableException when the database does not answer
    public Verdict<Kept> put(String mn, StationDraft draft) {
        boolean isNew = store.find(mn).isEmpty();
        return switch (rules.judge(mn, draft, isNew)) {
            case Verdict.Accepted<Station>(Station station) -> store(station, draft);
            case Verdict.Refused<Station>(List<Finding> findings) -> new Verdict.Refused<>(findings);
        };
    }

    private Verdict<Kept> store(Station station, StationDraft draft) {
        String password = draft.password();
        try {
            boolean created = store.put(station, password == null ? null : passwords.hash(station.mn(), password));
            directory.refresh();
            return new Verdict.Accepted<>(new Kept(station, created));
        } catch (IllegalStateException removedMeanwhile) {
            return new Verdict.Refused<>(
                    List.of(new Finding(Refusal.MISSING_MEMBER, "/password", "This member is required.")));
        }
    }

    /// Removes a station.
    ///
    /// @return whether there was one
    /// @throws UnavailableException when the database does not answer
    public boolean remove(String mn) {
        boolean removed = store.remove(mn);
        directory.refresh();
        return removed;
    }
}
