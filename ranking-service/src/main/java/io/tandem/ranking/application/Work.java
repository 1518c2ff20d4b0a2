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
import java.util.TreeMap;

/// What a transaction has gathered so far.
final class Work {
    final Instant now;
    private final NavigableMap<String, NavigableMap<String, Arrival>> metrics = new TreeMap<>();
    private final List<Numbered> changes = new ArrayList<>();
    private final Map<String, RankedBy> made = new TreeMap<>();
    private final List<ApplyCityMetrics.Lane> lanes = new ArrayList<>();
    private final Map<RankedAssessment.Outcome, Integer> counts = new EnumMap<>(RankedAssessment.Outcome.class);
    private int lane;
    private long sequence;
    private int laneBegin;

    Work(Instant now) {
        this.now = now;
    }

    void begin(ApplyCityMetrics.Intake batch) {
        lane = batch.lane();
        sequence = batch.sequence();
        laneBegin = changes.size();
        counts.clear();
    }

    /// Changes of a definition, and what boards are made by after them.
    void goneOver(List<BoardChange> made, RankedBy by) {
        made.forEach(change -> add(change, Map.of()));
        this.made.put(by.definition().assessment().id(), by);
    }

    void add(BoardChange change, Map<String, List<String>> observations) {
        changes.add(new Numbered(lane, ++sequence, change, observations));
    }

    void count(RankedAssessment.Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void keep(Arrival newest) {
        metrics.computeIfAbsent(newest.metrics().assessment(), _ -> new TreeMap<>())
                .put(newest.metrics().city(), newest);
    }

    /// The newest metrics of an assessment's cities.
    ///
    /// @param stored what the database has; what this transaction brought is newer
    Map<String, CityMetrics> newest(String assessment, List<CityMetrics> stored) {
        Map<String, CityMetrics> newest = new HashMap<>();
        stored.forEach(city -> newest.put(city.city(), city));
        metrics.getOrDefault(assessment, new TreeMap<>())
                .forEach((city, arrival) -> newest.put(city, arrival.metrics()));
        return newest;
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
                .flatMap(board -> board.step().stream())
                .sorted(Comparator.comparing(BoardStore.Step::board))
                .toList();
        List<Arrival> kept = metrics.values().stream()
                .flatMap(cities -> cities.values().stream())
                .toList();
        return new BoardStore.Commit(kept, steps, List.copyOf(changes), List.copyOf(made.values()), now);
    }

    ApplyCityMetrics.Applied applied(Runnable onCommit) {
        return new ApplyCityMetrics.Applied(List.copyOf(lanes), onCommit);
    }
}
