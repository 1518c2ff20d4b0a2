package io.tandem.ranking.application;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An assessment in the writer's memory: its boards, and which metrics each city has already had.
final class RankedAssessment {
    private final AssessmentDefinition definition;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<LiveBoard> boards = new ArrayList<>();

    RankedAssessment(
            AssessmentDefinition definition, Map<BoardKey, BoardStore.StoredBoard> stored, List<CityMetrics> metrics) {
        this.definition = definition;
        metrics.forEach(city -> sequences.put(city.city(), city.sequence()));
        for (BoardDefinition board : definition.assessment().boards()) {
            BoardKey key = new BoardKey(definition.assessment().id(), board.id());
            BoardStore.@Nullable StoredBoard found = stored.get(key);
            if (found == null) {
                throw new IllegalStateException("board " + key + " was not opened");
            }
            boards.add(new LiveBoard(board, found));
        }
    }

    static List<BoardKey> boardsOf(AssessmentDefinition definition) {
        return definition.assessment().boards().stream()
                .map(board -> new BoardKey(definition.assessment().id(), board.id()))
                .toList();
    }

    AssessmentDefinition definition() {
        return definition;
    }

    Collection<LiveBoard> boards() {
        return boards;
    }

    List<BoardChange> reconcile(List<CityMetrics> metrics, Instant at) {
        Map<String, CityMetrics> byCity = new HashMap<>();
        metrics.forEach(city -> byCity.put(city.city(), city));
        return boards.stream()
                .flatMap(board -> board.reconcile(definition, byCity, at).stream())
                .toList();
    }

    Outcome admit(CityMetrics metrics) {
        @Nullable Long known = sequences.get(metrics.city());
        if (known != null && known >= metrics.sequence()) {
            return known == metrics.sequence() ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
        }
        sequences.put(metrics.city(), metrics.sequence());
        return Outcome.APPLIED;
    }

    List<BoardChange> take(List<CityMetrics> run, Instant at) {
        return boards.stream()
                .flatMap(
                        board -> board
                                .take(
                                        run,
                                        run.getFirst().cause().kind(),
                                        definition.roster().cities()::containsKey,
                                        at)
                                .stream())
                .toList();
    }

    /// What became of a record.
    enum Outcome {
        APPLIED,
        DUPLICATE,
        SUPERSEDED
    }
}
