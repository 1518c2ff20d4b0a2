package io.tandem.ranking.rest;

import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
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

    /// The board that a query names.
    ///
    /// @param id null when it names none
    BoardDefinition namedBoard(AssessmentDefinition assessment, @Nullable String id) {
        if (id == null) {
            throw Problem.badParameter(
                            "board",
                            "is required and must be one of those in `allowed`",
                            assessment.assessment().boards().stream()
                                    .map(BoardDefinition::id)
                                    .toList())
                    .exception();
        }
        return board(assessment, id);
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

    /// The board as this replica has it, with the definition that it was made by; a board that nobody has made
    /// yet is empty.
    ShownBoard shown(AssessmentDefinition newest, BoardDefinition board) {
        BoardKey key = new BoardKey(newest.assessment().id(), board.id());
        return boards.view(key)
                .map(view -> shown(newest, board, view))
                .orElseGet(() -> new ShownBoard(
                        newest, board, BoardView.of(key, BoardVersion.NEW, null, newest.basis(), new BoardState())));
    }

    /// A view of any version, with the definition that it was made by.
    ShownBoard shown(AssessmentDefinition newest, BoardDefinition board, BoardView view) {
        AssessmentDefinition made =
                boards.definition(newest.assessment().id(), view.basis()).orElse(newest);
        return new ShownBoard(made, made.board(board.id()).orElse(board), view);
    }

    /// The definition that a city's metrics were computed by, where it is known; the newest otherwise.
    AssessmentDefinition computedBy(AssessmentDefinition newest, CityMetrics metrics) {
        Basis basis = new Basis(metrics.assessmentVersion(), metrics.rosterVersion());
        return basis.equals(newest.basis())
                ? newest
                : boards.definition(newest.assessment().id(), basis).orElse(newest);
    }

    private NavigableMap<String, AssessmentDefinition> known() {
        if (!boards.loaded() || !definitions.complete()) {
            throw Problem.unavailable().exception();
        }
        return definitions.all();
    }
}
