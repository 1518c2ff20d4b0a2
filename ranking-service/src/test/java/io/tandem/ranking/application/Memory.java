package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A database of one process: what was saved, kept in maps.
final class Memory implements BoardStore, BoardReader {
    final Map<BoardKey, StoredBoard> boards = new TreeMap<>();
    final Map<String, CityMetrics> metrics = new TreeMap<>();
    final List<Numbered> changes = new ArrayList<>();
    int reads;
    boolean failing;

    @Override
    public Uni<List<StoredBoard>> open(Collection<BoardKey> keys) {
        reads++;
        keys.forEach(key -> boards.putIfAbsent(key, new StoredBoard(key, BoardVersion.NEW, null, Map.of())));
        return Uni.createFrom().item(keys.stream().map(boards::get).toList());
    }

    @Override
    public Uni<List<CityMetrics>> metricsOf(Collection<String> assessments) {
        return Uni.createFrom()
                .item(metrics.values().stream()
                        .filter(city -> assessments.contains(city.assessment()))
                        .toList());
    }

    @Override
    public Uni<Void> save(Commit commit) {
        if (failing) {
            return Uni.createFrom().failure(new IllegalStateException("the database is away"));
        }
        commit.steps().forEach(this::take);
        commit.metrics().forEach(city -> metrics.put(city.assessment() + "/" + city.city(), city));
        changes.addAll(commit.changes());
        return Uni.createFrom().voidItem();
    }

    private void take(Step step) {
        StoredBoard before = boards.get(step.board());
        if (!before.version().equals(step.from())) {
            throw new BoardMoved(1, 0);
        }
        Map<String, Standing> standings = new HashMap<>(before.standings());
        standings.putAll(step.put());
        standings.keySet().removeAll(step.gone());
        boards.put(step.board(), new StoredBoard(step.board(), step.to(), step.at(), standings));
    }

    @Override
    public Uni<List<Numbered>> changesOf(int lane, long after, int limit) {
        return Uni.createFrom()
                .item(changes.stream()
                        .filter(n -> n.lane() == lane && n.laneSequence() > after)
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<List<StoredBoard>> boards() {
        reads++;
        return Uni.createFrom().item(List.copyOf(boards.values()));
    }

    @Override
    public Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
        reads++;
        return Uni.createFrom()
                .item(changes.stream()
                        .map(Numbered::change)
                        .filter(change -> change.board().equals(board)
                                && change.version().epoch() == after.epoch()
                                && change.version().sequence() > after.sequence())
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
        return Uni.createFrom().item(Optional.ofNullable(metrics.get(assessment + "/" + city)));
    }

    /// Replaces a board as a rebuild would: another epoch, sequences from the beginning.
    void rebuild(BoardKey board, int epoch, Map<String, Standing> standings) {
        boards.put(board, new StoredBoard(board, new BoardVersion(epoch, 0), Instant.EPOCH, standings));
        changes.removeIf(n -> n.change().board().equals(board));
    }
}
