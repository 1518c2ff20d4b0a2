package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.InTurn;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.application.BoardStore.Seen;
import io.tandem.ranking.application.BoardStore.StoredBoard;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a batch of metrics into changes of boards, inside one transaction.
///
/// A batch is at most one change per board and kind of cause. A record that is not newer than what its city
/// already had changes nothing, so any order, duplication or replay ends in the same boards.
///
/// Memory holds the boards between batches. It is changed while a transaction is being prepared and is
/// thrown away and read from the database again when that transaction did not commit.
public final class ApplyCityMetrics {
    private final Definitions definitions;
    private final ToIntFunction<String> laneOf;
    private final Map<String, RankedAssessment> ranked = new HashMap<>();
    private boolean uncommitted;

    /// The use case; calls must not overlap.
    ///
    /// @param laneOf the lane that an assessment's metrics arrive in
    public ApplyCityMetrics(Definitions definitions, ToIntFunction<String> laneOf) {
        this.definitions = definitions;
        this.laneOf = laneOf;
    }

    /// The same use case without any memory.
    public ApplyCityMetrics fresh() {
        return new ApplyCityMetrics(definitions, laneOf);
    }

    /// Applies batches, ordered by lane.
    ///
    /// @return fails with [IllegalStateException] while a definition is missing; trying again helps
    public Uni<Applied> apply(BoardStore store, List<Intake> batches, Instant now) {
        if (uncommitted || batches.stream().anyMatch(Intake::reload)) {
            ranked.clear();
        }
        uncommitted = true;
        NavigableMap<String, AssessmentDefinition> newest = definitions.all();
        Map<Integer, Set<String>> needed =
                batches.stream().collect(Collectors.toMap(Intake::lane, batch -> needed(batch, newest)));
        Set<String> unread = needed.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        unread.removeAll(ranked.keySet());
        Work work = new Work(now);
        return load(store, List.copyOf(unread))
                .chain(() -> InTurn.each(
                        batches,
                        batch -> fold(store, batch, needed.getOrDefault(batch.lane(), Set.of()), newest, work)))
                .chain(() -> store.save(work.commit(ranked.values())))
                .replaceWith(() -> work.applied(this::committed));
    }

    private Set<String> needed(Intake batch, NavigableMap<String, AssessmentDefinition> newest) {
        Set<String> ids = new LinkedHashSet<>();
        newest.keySet().stream()
                .filter(id -> laneOf.applyAsInt(id) == batch.lane())
                .forEach(ids::add);
        for (Arrival arrival : batch.metrics()) {
            if (!newest.containsKey(arrival.metrics().assessment())) {
                throw new IllegalStateException("metrics of an assessment whose definition has not arrived yet");
            }
            ids.add(arrival.metrics().assessment());
        }
        return ids;
    }

    /// Reads assessments into memory.
    private Uni<Void> load(BoardStore store, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.rankedBy(ids).chain(made -> {
            Map<String, RankedBy> byId = made.stream()
                    .collect(Collectors.toMap(by -> by.definition().assessment().id(), Function.identity()));
            List<BoardKey> boards = made.stream()
                    .flatMap(by -> RankedAssessment.boardsOf(by.definition()).stream())
                    .toList();
            return store.open(boards)
                    .chain(stored -> store.seen(ids).invoke(seen -> remember(ids, byId, stored, seen)))
                    .replaceWithVoid();
        });
    }

    private void remember(List<String> ids, Map<String, RankedBy> made, List<StoredBoard> stored, List<Seen> seen) {
        Map<String, List<Seen>> seenBy = seen.stream().collect(Collectors.groupingBy(Seen::assessment));
        Map<String, List<StoredBoard>> storedBy = stored.stream()
                .collect(Collectors.groupingBy(board -> board.board().assessment()));
        ids.forEach(id -> ranked.put(
                id,
                new RankedAssessment(
                        id, made.get(id), storedBy.getOrDefault(id, List.of()), seenBy.getOrDefault(id, List.of()))));
    }

    private Uni<Void> fold(
            BoardStore store,
            Intake batch,
            Set<String> needed,
            NavigableMap<String, AssessmentDefinition> newest,
            Work work) {
        work.begin(batch);
        return goOver(store, needed, newest, work)
                .invoke(() -> take(batch, newest, work))
                .chain(() -> goOver(store, needed, newest, work))
                .invoke(work::end);
    }

    /// Takes the newest definitions over where that is due.
    private Uni<Void> goOver(
            BoardStore store, Set<String> needed, NavigableMap<String, AssessmentDefinition> newest, Work work) {
        List<AssessmentDefinition> due = needed.stream()
                .map(newest::get)
                .filter(definition -> definition != null && ranked(definition).isDue(definition))
                .toList();
        return InTurn.each(due, definition -> {
            String id = definition.assessment().id();
            return store.open(RankedAssessment.boardsOf(definition))
                    .chain(boards -> store.metricsOf(id).invoke(stored -> {
                        RankedAssessment assessment = ranked(definition);
                        work.goneOver(
                                assessment.changeTo(definition, boards, work.newest(id, stored), work.now),
                                assessment.made());
                    }))
                    .replaceWithVoid();
        });
    }

    private void take(Intake batch, NavigableMap<String, AssessmentDefinition> newest, Work work) {
        Map<String, Map<String, News>> news = new TreeMap<>();
        for (Arrival arrival : batch.metrics()) {
            var metrics = arrival.metrics();
            AssessmentDefinition definition = definition(newest, metrics.assessment());
            RankedAssessment.Outcome outcome =
                    ranked(definition).admit(metrics, definition.assessment().version());
            work.count(outcome);
            if (outcome == RankedAssessment.Outcome.APPLIED) {
                work.keep(arrival);
                news.computeIfAbsent(metrics.assessment(), _ -> new HashMap<>())
                        .compute(metrics.city(), (_, earlier) -> News.after(earlier, metrics));
            }
        }
        news.forEach((id, cities) -> {
            AssessmentDefinition definition = definition(newest, id);
            ranked(definition)
                    .take(cities, definition, work.now)
                    .forEach(reported -> work.add(reported.change(), reported.observations()));
        });
    }

    private static AssessmentDefinition definition(NavigableMap<String, AssessmentDefinition> newest, String id) {
        @Nullable AssessmentDefinition definition = newest.get(id);
        if (definition == null) {
            throw new IllegalStateException("assessment " + id + " is not defined");
        }
        return definition;
    }

    private RankedAssessment ranked(AssessmentDefinition definition) {
        @Nullable RankedAssessment found = ranked.get(definition.assessment().id());
        if (found == null) {
            throw new IllegalStateException(
                    "assessment " + definition.assessment().id() + " was not loaded");
        }
        return found;
    }

    private void committed() {
        ranked.values().forEach(assessment -> assessment.boards().forEach(LiveBoard::committed));
        uncommitted = false;
    }

    /// One lane's batch.
    ///
    /// @param sequence number of the lane's last change
    /// @param reload whether memory may be wrong
    public record Intake(int lane, long sequence, boolean reload, List<Arrival> metrics) {}

    /// The outcome of a call.
    ///
    /// @param onCommit to be run after the commit
    public record Applied(List<Lane> lanes, Runnable onCommit) {}

    /// What one lane's batch came to; every record is in exactly one of the three counts.
    ///
    /// @param changes numbered from the batch's sequence + 1
    public record Lane(int lane, List<Numbered> changes, int applied, int duplicate, int superseded) {}
}
