package io.tandem.ranking.application;

import io.tandem.ranking.application.BoardStore.Numbered;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a transaction has gathered so far.
final class Work {
    final Instant now;
    private final Map<String, List<CityMetrics>> loaded;
    private final NavigableMap<String, CityMetrics> metrics = new TreeMap<>();
    private final List<Numbered> changes = new ArrayList<>();
    private final List<ApplyCityMetrics.Lane> lanes = new ArrayList<>();
    private final Map<RankedAssessment.Outcome, Integer> counts = new EnumMap<>(RankedAssessment.Outcome.class);
    private int lane;
    private long sequence;
    private int laneBegin;

    Work(Instant now, Map<String, List<CityMetrics>> loaded) {
        this.now = now;
        this.loaded = new HashMap<>(loaded);
    }

    void begin(ApplyCityMetrics.Intake batch) {
        lane = batch.lane();
        sequence = batch.sequence();
        laneBegin = changes.size();
        counts.clear();
    }

    /// The stored metrics of an assessment that has just been read, once.
    Optional<List<CityMetrics>> takeLoaded(String assessment) {
        return Optional.ofNullable(loaded.remove(assessment));
    }

    void add(List<BoardChange> made) {
        made.forEach(change -> changes.add(new Numbered(lane, ++sequence, change)));
    }

    void count(RankedAssessment.Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void keep(CityMetrics newest) {
        metrics.put(newest.assessment() + "/" + newest.city(), newest);
    }

    void end() {
        lanes.add(new ApplyCityMetrics.Lane(
                lane,
                List.copyOf(changes.subList(laneBegin, changes.size())),
                counts.getOrDefault(RankedAssessment.Outcome.APPLIED, 0),
                counts.getOrDefault(RankedAssessment.Outcome.DUPLICATE, 0),
                counts.getOrDefault(RankedAssessment.Outcome.SUPERSEDED, 0)));
    }

    BoardStore.Commit commit(Collection<RankedAssessment> ranked) {
        List<BoardStore.Step> steps = ranked.stream()
                .flatMap(assessment -> assessment.boards().stream())
                .flatMap(board -> board.step(now).stream())
                .sorted(Comparator.comparing(BoardStore.Step::board))
                .toList();
        return new BoardStore.Commit(List.copyOf(metrics.values()), steps, List.copyOf(changes));
    }

    ApplyCityMetrics.Applied applied(Runnable onCommit) {
        return new ApplyCityMetrics.Applied(List.copyOf(lanes), onCommit);
    }
}
