package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.ChangeSelector;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.rest.Problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds where a stream begins.
@Singleton
class StreamOpener {
    private final Lookup lookup;
    private final Boards boards;

    StreamOpener(Lookup lookup, Boards boards) {
        this.lookup = lookup;
        this.boards = boards;
    }

    /// Fails with nothing but a [ProblemException].
    Uni<Opening> open(StreamRequest request) {
        return Uni.createFrom()
                .deferred(() -> find(request))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(_ -> Problem.unavailable().exception());
    }

    /// What ended an attempt to open a stream.
    static Problem problem(Throwable failure) {
        return failure instanceof ProblemException refused ? refused.problem() : Problem.unavailable();
    }

    private Uni<Opening> find(StreamRequest request) {
        AssessmentDefinition assessment = lookup.assessment(request.assessment());
        BoardDefinition board = lookup.board(assessment, request.board());
        ShownBoard shown = lookup.shown(assessment, board);
        MoveFilter filter = request.words().filter(shown.definition(), shown.board());
        BoardView view = shown.view();
        @Nullable BoardVersion after = request.after();
        if (after == null) {
            return Uni.createFrom()
                    .item(opening(
                            shown,
                            view.version(),
                            filter,
                            view.places(),
                            request.mode(),
                            new StreamMessage.Snapshot(view, request.mode())));
        }
        return boards.after(view.board(), after, 1)
                .invoke(replay -> {
                    if (replay instanceof Replay.Gone) {
                        throw Problem.gone().exception();
                    }
                })
                .chain(() -> places(view, after, filter))
                .map(places -> opening(
                        shown,
                        after,
                        filter,
                        places,
                        request.mode(),
                        new StreamMessage.Hello(view.board(), after, view.version(), request.mode())));
    }

    private Opening opening(
            ShownBoard shown,
            BoardVersion cursor,
            MoveFilter filter,
            Map<String, Place> places,
            Mode mode,
            StreamMessage first) {
        String assessment = shown.view().board().assessment();
        ChangeSelector selector =
                new ChangeSelector(filter, places, shown.definition(), basis -> boards.definition(assessment, basis));
        return new Opening(shown.view().board(), cursor, selector, !filter.isAll(), mode, first);
    }

    /// The places at a version, where any are needed.
    private Uni<Map<String, Place>> places(BoardView view, BoardVersion version, MoveFilter filter) {
        if (filter.cities().codes().isEmpty() || version.sequence() == 0) {
            return Uni.createFrom().item(Map.of());
        }
        if (version.equals(view.version())) {
            return Uni.createFrom().item(view.places());
        }
        return boards.viewAt(view.board(), version.sequence())
                .map(then -> then.map(BoardView::places)
                        .orElseThrow(() -> Problem.gone().exception()));
    }
}
