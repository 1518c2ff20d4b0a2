package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.SnapshotReader;
import io.tandem.ranking.application.Snapshots;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.statistics.Snapshot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the snapshot that a query asks for, or ends the request with a problem that tells what exists.
@Singleton
class SnapshotLookup {
    private final Lookup lookup;
    private final Snapshots snapshots;
    private final SnapshotReader reader;

    SnapshotLookup(Lookup lookup, Snapshots snapshots, SnapshotReader reader) {
        this.lookup = lookup;
        this.snapshots = snapshots;
        this.reader = reader;
    }

    /// The assessment as of a moment.
    ///
    /// @param asOf null for now
    Uni<Snapshot> find(String assessment, @Nullable String asOf) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        return switch (Moment.parse(asOf)) {
            case Moment.Newest _ -> snapshots.now(definition);
            case Moment.At(Instant instant) -> at(definition, instant);
            case Moment.Commit commit -> at(definition, commit);
        };
    }

    private Uni<Snapshot> at(AssessmentDefinition definition, Moment.Commit commit) {
        BoardDefinition board = definition
                .board(commit.board())
                .orElseThrow(() -> Problem.badParameter(
                                "asOf",
                                "must name one of the boards in `allowed` before the sequence",
                                definition.assessment().boards().stream()
                                        .map(BoardDefinition::id)
                                        .toList())
                        .exception());
        BoardKey key = new BoardKey(definition.assessment().id(), board.id());
        return reader.madeAt(key, commit.sequence())
                .map(found -> found.filter(made -> Moment.matches(commit, made.version()))
                        .orElseThrow(() -> Problem.noSuchVersion(
                                        lookup.shown(definition, board).view().version())
                                .exception()))
                .chain(made -> at(definition, made.at()));
    }

    private Uni<Snapshot> at(AssessmentDefinition definition, Instant instant) {
        return snapshots
                .at(definition, instant)
                .map(found -> found.orElseThrow(() -> new Problem(
                                "/problems/unknown-version",
                                "Unknown version",
                                404,
                                "At that instant no board of the assessment had been made.",
                                List.of())
                        .exception()));
    }
}
