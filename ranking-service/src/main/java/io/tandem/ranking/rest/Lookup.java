package io.tandem.ranking.rest;

import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Roster;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// Finds what a path names, or ends the request with a problem that tells what exists.
@Singleton
class Lookup {
    private final Definitions definitions;
    private final Boards boards;

    Lookup(Definitions definitions, Boards boards) {
        this.definitions = definitions;
        this.boards = boards;
    }

    Collection<AssessmentDefinition> assessments() {
        return known().values();
    }

    AssessmentDefinition assessment(String id) {
        NavigableMap<String, AssessmentDefinition> known = known();
        @Nullable AssessmentDefinition found = known.get(id);
        if (found == null) {
            throw Problem.notFound("assessment", known.keySet()).exception();
        }
        return found;
    }

    BoardDefinition board(AssessmentDefinition assessment, String id) {
        return assessment
                .board(id)
                .orElseThrow(() -> Problem.notFound(
                                "board",
                                assessment.assessment().boards().stream()
                                        .map(BoardDefinition::id)
                                        .toList())
                        .exception());
    }

    Roster.City city(AssessmentDefinition assessment, String code) {
        Roster.@Nullable City found = assessment.roster().cities().get(code);
        if (found == null) {
            throw new Problem(
                            "/problems/unknown-city",
                            "Unknown city",
                            404,
                            "The roster %s has %d cities, named by six-digit administrative code such as %s; this is none of them."
                                    .formatted(
                                            assessment.roster().id(),
                                            assessment.roster().cities().size(),
                                            assessment.roster().cities().firstKey()),
                            List.of())
                    .exception();
        }
        return found;
    }

    /// The board as this replica has it; a board that nobody has written yet is empty.
    BoardView view(AssessmentDefinition assessment, BoardDefinition board) {
        BoardKey key = new BoardKey(assessment.assessment().id(), board.id());
        return boards.view(key).orElseGet(() -> BoardView.of(key, BoardVersion.NEW, null, new BoardState()));
    }

    private NavigableMap<String, AssessmentDefinition> known() {
        if (!boards.loaded() || !definitions.complete()) {
            throw Problem.unavailable().exception();
        }
        return definitions.all();
    }
}
