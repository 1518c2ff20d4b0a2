package io.tandem.ingest.application;

import io.tandem.ingest.application.DefinitionStore.Change;
import io.tandem.ingest.domain.Assessment;
import io.tandem.ingest.domain.AssessmentDraft;
import io.tandem.ingest.domain.AssessmentRules;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.RosterDraft;
import io.tandem.ingest.domain.RosterRules;
import io.tandem.ingest.domain.Text;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Takes new versions of rosters and assessments into the registry and has them published.
@ApplicationScoped
public class KeepDefinitions {
    private final DefinitionStore store;
    private final RosterDirectory directory;
    private final PublishDefinitions publication;

    KeepDefinitions(DefinitionStore store, RosterDirectory directory, PublishDefinitions publication) {
        this.store = store;
        this.directory = directory;
        this.publication = publication;
    }

    /// A definition that is committed.
    ///
    /// @param published whether it is on its topic as well; otherwise the relay goes on trying
    public record Kept<D extends Definition>(Change<D> change, boolean published) {}

    /// Judges a roster and makes it the newest version of the id.
    ///
    /// @throws UnavailableException when the database does not answer
    public Verdict<Kept<Roster>> putRoster(String id, RosterDraft draft, Instant at) {
        Verdict<Kept<Roster>> verdict = put(Roster.class, id, RosterRules.judge(draft), at);
        if (verdict instanceof Verdict.Accepted<Kept<Roster>>(Kept<Roster> kept)) {
            Versioned<Roster> newest = kept.change().newest();
            directory.hold(newest.id(), newest.version(), newest.content().codes());
        }
        return verdict;
    }

    /// Judges an assessment against its roster and makes it the newest version of the id.
    ///
    /// @throws UnavailableException when the database does not answer
    public Verdict<Kept<Assessment>> putAssessment(String id, AssessmentDraft draft, Instant at) {
        Roster roster = draft.roster() == null || !Text.isSlug(draft.roster())
                ? null
                : store.newest(Roster.class, draft.roster())
                        .map(Versioned::content)
                        .orElse(null);
        return put(Assessment.class, id, AssessmentRules.judge(draft, roster), at);
    }

    private <D extends Definition> Verdict<Kept<D>> put(Class<D> kind, String id, Verdict<D> verdict, Instant at) {
        if (!Text.isSlug(id)) {
            String expected = "The id in the path has 1 to 64 of a-z, 0-9, '.', '_' and '-'.";
            return new Verdict.Refused<>(List.of(new Finding(Refusal.INVALID_ID, "", expected)));
        }
        return switch (verdict) {
            case Verdict.Accepted<D>(D content) -> {
                Change<D> change = store.put(kind, id, content, at);
                yield new Verdict.Accepted<>(new Kept<>(change, publish()));
            }
            case Verdict.Refused<D>(var findings) -> new Verdict.Refused<>(findings);
        };
    }

    private boolean publish() {
        try {
            publication.publishPending();
            return true;
        } catch (UnavailableException _) {
            return false; // committed all the same; the relay retries
        }
    }
}
