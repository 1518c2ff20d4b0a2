package io.tandem.ranking.application;

import io.tandem.ranking.application.BoardStore.Seen;
import io.tandem.ranking.application.BoardStore.StoredBoard;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An assessment in the writer's memory: what its boards are made by, the boards, and which metrics each city
/// has already had.
///
/// Boards go over to a changed definition at one moment. A changed method first waits until the figures of all
/// cities have been computed by it, so that no board ever mixes two methods; until then newer figures are kept
/// and not shown.
final class RankedAssessment {
    private final String id;
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<LiveBoard> boards = new ArrayList<>();
    private @Nullable RankedBy made;

    /// @param made null for an assessment that no board has been made by
    RankedAssessment(String id, @Nullable RankedBy made, Collection<StoredBoard> stored, Collection<Seen> seen) {
        this.id = id;
        this.made = made;
        seen.forEach(city -> this.seen.put(city.city(), city));
        if (made != null) {
            takeBoards(made.definition(), stored);
        }
    }

    static List<BoardKey> boardsOf(AssessmentDefinition definition) {
        return definition.assessment().boards().stream()
                .map(board -> new BoardKey(definition.assessment().id(), board.id()))
                .toList();
    }

    String id() {
        return id;
    }

    Collection<LiveBoard> boards() {
        return boards;
    }

    /// Whether the boards are to be made by `newest` from now on, or to be compared with the metrics once more.
    boolean isDue(AssessmentDefinition newest) {
        @Nullable RankedBy present = made;
        if (present == null) {
            return true;
        }
        if (present.definition().sameVersions(newest)) {
            return present.reconcile();
        }
        return present.definition().assessment().isComparableWith(newest.assessment())
                || newest.roster().cities().keySet().stream()
                        .map(seen::get)
                        .allMatch(city -> city == null
                                || city.assessmentVersion()
                                        >= newest.assessment().version());
    }

    /// Goes over to another definition, or to what the metrics say by the same one.
    ///
    /// @param stored every board of the definition
    /// @param metrics the newest of every city
    List<BoardChange> changeTo(
            AssessmentDefinition next, Collection<StoredBoard> stored, Map<String, CityMetrics> metrics, Instant now) {
        @Nullable RankedBy before = made;
        RankedBy after = before == null ? new RankedBy(next, 0) : before.to(next);
        boolean method = before != null && after.methodSince() != before.methodSince();
        boolean definition = before != null
                && before.definition().assessment().version()
                        != next.assessment().version();
        Cause.Kind kind = definition
                ? Cause.Kind.METHOD_CHANGE
                : before != null && before.definition().sameVersions(next)
                        ? Cause.Kind.CORRECTION
                        : Cause.Kind.ROSTER_CHANGE;
        Map<String, CityMetrics> shown = metrics.entrySet().stream()
                .filter(city -> after.shows(city.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        takeBoards(next, stored);
        made = after;
        List<BoardChange> changes = new ArrayList<>();
        for (int i = 0; i < boards.size(); i++) {
            BoardDefinition board = next.assessment().boards().get(i);
            changes.addAll(boards.get(i).changeTo(board, next, shown, kind, method, now));
        }
        return changes;
    }

    /// What the boards are made by.
    RankedBy made() {
        @Nullable RankedBy present = made;
        if (present == null) {
            throw new IllegalStateException("no board of " + id + " has been made yet");
        }
        return present;
    }

    /// Whether metrics are newer than what their city had; remembers them when they are.
    ///
    /// @param newest the newest version of the assessment that is known here
    /// @throws IllegalStateException when they were computed by a newer one
    Outcome admit(CityMetrics metrics, int newest) {
        if (metrics.assessmentVersion() > newest) {
            throw new IllegalStateException("metrics by version %d of assessment %s, which is known here at %d"
                    .formatted(metrics.assessmentVersion(), id, newest));
        }
        @Nullable Seen known = seen.get(metrics.city());
        if (known != null && known.sequence() >= metrics.sequence()) {
            return known.sequence() == metrics.sequence() ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
        }
        seen.put(metrics.city(), new Seen(id, metrics.city(), metrics.sequence(), metrics.assessmentVersion()));
        return Outcome.APPLIED;
    }

    /// Moves the boards by what a batch brought: at most one change per board and kind of cause.
    ///
    /// @param news by city
    /// @param awaited the newest definition, which the boards may not be made by yet
    List<Reported> take(Map<String, News> news, AssessmentDefinition awaited, Instant now) {
        Map<Cause.Kind, NavigableMap<String, News>> byKind = new TreeMap<>();
        news.forEach((city, its) -> {
            if (isShown(its.metrics(), awaited)) {
                byKind.computeIfAbsent(its.kind(), _ -> new TreeMap<>()).put(city, its);
            }
        });
        List<Reported> changes = new ArrayList<>();
        byKind.forEach((kind, cities) -> {
            Map<String, List<String>> observations = cities.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, city -> city.getValue().observations()));
            boards.forEach(board ->
                    board.take(cities, kind, now).ifPresent(change -> changes.add(new Reported(change, observations))));
        });
        return changes;
    }

    /// Figures by a method that the boards are not made by, or not any more, wait for the changeover.
    private boolean isShown(CityMetrics metrics, AssessmentDefinition awaited) {
        AssessmentDefinition present = made().definition();
        boolean early = metrics.assessmentVersion() > present.assessment().version()
                && !present.assessment().isComparableWith(awaited.assessment());
        return !early && made().shows(metrics) && present.roster().cities().containsKey(metrics.city());
    }

    private void takeBoards(AssessmentDefinition definition, Collection<StoredBoard> stored) {
        Map<BoardKey, LiveBoard> live = boards.stream().collect(Collectors.toMap(LiveBoard::key, Function.identity()));
        Map<BoardKey, StoredBoard> byKey =
                stored.stream().collect(Collectors.toMap(StoredBoard::board, Function.identity()));
        boards.clear();
        for (BoardDefinition board : definition.assessment().boards()) {
            BoardKey key = new BoardKey(id, board.id());
            @Nullable LiveBoard present = live.get(key);
            @Nullable StoredBoard found = byKey.get(key);
            if (present == null && found == null) {
                throw new IllegalStateException("board " + key + " was not opened");
            }
            boards.add(
                    present != null
                            ? present
                            : new LiveBoard(
                                    board, definition.assessment().method().zeroRule(), Objects.requireNonNull(found)));
        }
    }

    /// A change, with the observations of every city that had news.
    record Reported(BoardChange change, Map<String, List<String>> observations) {}

    /// What became of a record.
    enum Outcome {
        APPLIED,
        DUPLICATE,
        SUPERSEDED
    }
}
