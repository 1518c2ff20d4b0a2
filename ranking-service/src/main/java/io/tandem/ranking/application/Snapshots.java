package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.InTurn;
import io.tandem.ranking.application.SnapshotReader.Head;
import io.tandem.ranking.application.SnapshotReader.Stored;
import io.tandem.ranking.application.SnapshotReader.Version;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Snapshots of assessments, now and as of an instant.
///
/// A snapshot is read in one transaction that sees one moment, so boards and figures belong together. What has
/// not changed since an assessment's last snapshot is not read again. Safe for concurrent use.
public final class Snapshots {
    /// Later than any commit.
    private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    /// Snapshots of the past that are kept.
    private static final int KEPT = 8;

    private final SnapshotReader reader;
    private final Boards boards;
    private final Map<String, Kept> newest = new ConcurrentHashMap<>();
    private final Map<Identity, Kept> past = new LinkedHashMap<>(16, 0.75f, true);

    /// Snapshots of the boards of a read model.
    public Snapshots(SnapshotReader reader, Boards boards) {
        this.reader = reader;
        this.boards = boards;
    }

    /// The assessment as it is now.
    ///
    /// @param definition its newest definition; counts as long as no board has been made
    public Uni<Snapshot> now(AssessmentDefinition definition) {
        return read(definition, ALWAYS)
                .chain(stored -> made(definition, stored))
                .invoke(kept -> newest.put(definition.assessment().id(), kept))
                .map(Kept::snapshot);
    }

    /// The assessment as it was at an instant, what was committed at that very instant included; empty when none
    /// of its boards had been made.
    public Uni<Optional<Snapshot>> at(AssessmentDefinition definition, Instant instant) {
        return read(definition, instant)
                .chain(stored -> stored.boards().isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : made(definition, stored).invoke(this::keep).map(kept -> Optional.of(kept.snapshot())));
    }

    private Uni<Stored> read(AssessmentDefinition definition, Instant until) {
        @Nullable Kept known = newest.get(definition.assessment().id());
        return reader.read(definition.assessment(), until, known == null ? Map.of() : known.metrics());
    }

    private Uni<Kept> made(AssessmentDefinition definition, Stored stored) {
        Identity identity = new Identity(definition.assessment().id(), stored.boards(), stored.heads());
        @Nullable Kept known = known(identity);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        Map<String, BoardView> views = new HashMap<>();
        return InTurn.each(
                        stored.boards(),
                        version -> view(version)
                                .invoke(view -> views.put(version.board().board(), view))
                                .replaceWithVoid())
                .map(done -> new Kept(identity, stored.metrics(), snapshot(definition, stored, views)));
    }

    private Uni<BoardView> view(Version version) {
        Optional<BoardView> present =
                boards.view(version.board()).filter(view -> view.version().equals(version.version()));
        return present.isPresent()
                ? Uni.createFrom().item(present.get())
                : boards.viewAt(version.board(), version.version().sequence())
                        .map(found -> found.orElseThrow(() -> new IllegalStateException(
                                "board %s has no version %s".formatted(version.board(), version.version()))));
    }

    private Snapshot snapshot(AssessmentDefinition newestDefinition, Stored stored, Map<String, BoardView> views) {
        AssessmentDefinition definition = stored.boards().stream()
                .map(Version::basis)
                .max(Comparator.comparingInt(Basis::assessmentVersion).thenComparingInt(Basis::rosterVersion))
                .flatMap(
                        basis -> boards.definition(newestDefinition.assessment().id(), basis))
                .orElse(newestDefinition);
        Map<String, CityMetrics> metrics = new HashMap<>();
        stored.metrics().forEach((head, its) -> metrics.put(head.city(), its));
        @Nullable
        Instant at = stored.heads().stream()
                .map(Head::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return Snapshot.of(definition, views, metrics, at, Fingerprint.of(stored.heads()));
    }

    private @Nullable Kept known(Identity identity) {
        @Nullable Kept present = newest.get(identity.assessment());
        if (present != null && present.identity().equals(identity)) {
            return present;
        }
        synchronized (past) {
            return past.get(identity);
        }
    }

    private void keep(Kept kept) {
        synchronized (past) {
            past.put(kept.identity(), kept);
            if (past.size() > KEPT) {
                past.remove(past.keySet().iterator().next());
            }
        }
    }

    /// What a snapshot is made of.
    private record Identity(String assessment, List<Version> boards, List<Head> heads) {}

    /// A snapshot and what the next one may need of it.
    private record Kept(Identity identity, Map<Head, CityMetrics> metrics, Snapshot snapshot) {}
}
