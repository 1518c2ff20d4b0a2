package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a batch of metrics into changes of boards, inside one transaction.
///
/// Consecutive records of one assessment and one kind of cause are a run; a run is at most one change per
/// board. A record that is not newer than what its city already had changes nothing, so any order,
/// duplication or replay ends in the same boards.
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

    /// Applies batches, ordered by lane.
    ///
    /// @return fails with [IllegalStateException] while a definition is missing; trying again helps
    public Uni<Applied> apply(BoardStore store, List<Intake> batches, Instant now) {
        if (uncommitted || batches.stream().anyMatch(Intake::reload)) {
            ranked.clear();
        }
        uncommitted = true;
        NavigableMap<String, AssessmentDefinition> known = definitions.all();
        Map<Integer, List<String>> needed =
                batches.stream().collect(Collectors.toMap(Intake::lane, batch -> needed(batch, known)));
        List<AssessmentDefinition> toLoad = needed.values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(known::get)
                .filter(this::isUnread)
                .toList();
        return load(store, toLoad).chain(metrics -> {
            Work work = new Work(now, metrics);
            batches.forEach(batch -> fold(batch, needed.getOrDefault(batch.lane(), List.of()), work));
            return store.save(work.commit(ranked.values())).replaceWith(() -> work.applied(this::committed));
        });
    }

    private List<String> needed(Intake batch, NavigableMap<String, AssessmentDefinition> known) {
        List<String> ids = new ArrayList<>(known.keySet().stream()
                .filter(id -> laneOf.applyAsInt(id) == batch.lane())
                .toList());
        for (CityMetrics metrics : batch.metrics()) {
            if (!known.containsKey(metrics.assessment())) {
                throw new IllegalStateException("metrics of an assessment whose definition has not arrived yet");
            }
            if (!ids.contains(metrics.assessment())) {
                ids.add(metrics.assessment());
            }
        }
        return ids;
    }

    private boolean isUnread(AssessmentDefinition definition) {
        @Nullable RankedAssessment present = ranked.get(definition.assessment().id());
        return present == null || !present.definition().sameVersions(definition);
    }

    /// Reads assessments into memory.
    ///
    /// @return their stored metrics by assessment
    private Uni<Map<String, List<CityMetrics>>> load(BoardStore store, List<AssessmentDefinition> toLoad) {
        if (toLoad.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<BoardKey> boards = toLoad.stream()
                .flatMap(definition -> RankedAssessment.boardsOf(definition).stream())
                .toList();
        List<String> ids = toLoad.stream().map(d -> d.assessment().id()).toList();
        return store.open(boards)
                .chain(stored -> store.metricsOf(ids).map(all -> {
                    Map<BoardKey, BoardStore.StoredBoard> byKey = stored.stream()
                            .collect(Collectors.toMap(BoardStore.StoredBoard::board, Function.identity()));
                    Map<String, List<CityMetrics>> metrics = new HashMap<>();
                    ids.forEach(id -> metrics.put(id, new ArrayList<>()));
                    all.forEach(city -> metrics.getOrDefault(city.assessment(), new ArrayList<>())
                            .add(city));
                    toLoad.forEach(definition -> {
                        String id = definition.assessment().id();
                        ranked.put(id, new RankedAssessment(definition, byKey, metrics.getOrDefault(id, List.of())));
                    });
                    return metrics;
                }));
    }

    private void fold(Intake batch, List<String> needed, Work work) {
        work.begin(batch);
        for (String id : needed) {
            work.takeLoaded(id).ifPresent(metrics -> work.add(ranked(id).reconcile(metrics, work.now)));
        }
        List<CityMetrics> run = new ArrayList<>();
        for (CityMetrics metrics : batch.metrics()) {
            RankedAssessment.Outcome outcome = ranked(metrics.assessment()).admit(metrics);
            work.count(outcome);
            if (outcome == RankedAssessment.Outcome.APPLIED) {
                if (!run.isEmpty() && !sameRun(run.getFirst(), metrics)) {
                    finish(run, work);
                }
                run.add(metrics);
                work.keep(metrics);
            }
        }
        finish(run, work);
        work.end();
    }

    private void finish(List<CityMetrics> run, Work work) {
        if (!run.isEmpty()) {
            work.add(ranked(run.getFirst().assessment()).take(run, work.now));
            run.clear();
        }
    }

    private static boolean sameRun(CityMetrics first, CityMetrics next) {
        return first.assessment().equals(next.assessment())
                && first.cause().kind() == next.cause().kind();
    }

    private RankedAssessment ranked(String assessment) {
        @Nullable RankedAssessment found = ranked.get(assessment);
        if (found == null) {
            throw new IllegalStateException("assessment " + assessment + " was not loaded");
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
    public record Intake(int lane, long sequence, boolean reload, List<CityMetrics> metrics) {}

    /// The outcome of a call.
    ///
    /// @param onCommit to be run after the commit
    public record Applied(List<Lane> lanes, Runnable onCommit) {}

    /// What one lane's batch came to; every record is in exactly one of the three counts.
    ///
    /// @param changes numbered from the batch's sequence + 1
    public record Lane(int lane, List<Numbered> changes, int applied, int duplicate, int superseded) {}
}
