package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A database of one process: what was saved, kept in maps.
final class Memory implements BoardStore, BoardReader {
    final Map<BoardKey, StoredBoard> boards = new TreeMap<>();
    final Map<String, CityMetrics> metrics = new TreeMap<>();
    final Map<String, RankedBy> bases = new TreeMap<>();
    final List<AssessmentDefinition> definitions = new ArrayList<>();
    final List<Numbered> changes = new ArrayList<>();
    int reads;
    boolean failing;

    @Override
    public Uni<List<RankedBy>> rankedBy(Collection<String> assessments) {
        reads++;
        return Uni.createFrom()
                .item(assessments.stream()
                        .filter(bases::containsKey)
                        .map(bases::get)
                        .toList());
    }

    @Override
    public Uni<List<StoredBoard>> open(Collection<BoardKey> keys) {
        reads++;
        keys.forEach(
                key -> boards.putIfAbsent(key, new StoredBoard(key, BoardVersion.NEW, null, Basis.FIRST, Map.of())));
        return Uni.createFrom().item(keys.stream().map(boards::get).toList());
    }

    @Override
    public Uni<List<Seen>> seen(Collection<String> assessments) {
        return Uni.createFrom()
                .item(metrics.values().stream()
                        .filter(city -> assessments.contains(city.assessment()))
                        .map(city ->
                                new Seen(city.assessment(), city.city(), city.sequence(), city.assessmentVersion()))
                        .toList());
    }

    @Override
    public Uni<List<CityMetrics>> metricsOf(String assessment) {
        return Uni.createFrom()
                .item(metrics.values().stream()
                        .filter(city -> city.assessment().equals(assessment))
                        .toList());
    }

    @Override
    public Uni<Void> save(Commit commit) {
        if (failing) {
            return Uni.createFrom().failure(new IllegalStateException("the database is away"));
        }
        commit.steps().forEach(step -> take(step, commit.changes()));
        commit.metrics().forEach(arrival -> {
            CityMetrics city = arrival.metrics();
            metrics.put(city.assessment() + "/" + city.city(), city);
        });
        commit.made().forEach(made -> {
            bases.put(made.definition().assessment().id(), made);
            definitions.add(made.definition());
        });
        changes.addAll(commit.changes());
        return Uni.createFrom().voidItem();
    }

    private void take(Step step, List<Numbered> made) {
        StoredBoard before = boards.get(step.board());
        if (!before.version().equals(step.from())) {
            throw new BoardMoved(1, 0);
        }
        Map<String, Standing> standings = new HashMap<>(before.standings());
        made.stream()
                .map(Numbered::change)
                .filter(change -> change.board().equals(step.board()))
                .flatMap(change -> change.moves().stream())
                .forEach(move -> move(standings, move));
        boards.put(step.board(), new StoredBoard(step.board(), step.to(), step.at(), step.basis(), standings));
    }

    private static void move(Map<String, Standing> standings, Move move) {
        if (move.to() == null) {
            standings.remove(move.city());
        } else {
            standings.put(move.city(), move.to().standing());
        }
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
    public Uni<Optional<StoredBoard>> boardAt(BoardKey board, long sequence) {
        Map<String, Standing> standings = new HashMap<>();
        List<BoardChange> passed = changesOf(board)
                .filter(change -> change.version().sequence() <= sequence)
                .toList();
        passed.forEach(change -> change.moves().forEach(move -> move(standings, move)));
        return Uni.createFrom()
                .item(passed.stream()
                        .reduce((_, later) -> later)
                        .filter(last -> last.version().sequence() == sequence)
                        .map(last -> new StoredBoard(board, last.version(), last.at(), last.basis(), standings)));
    }

    @Override
    public Uni<Optional<BoardVersion>> versionAt(BoardKey board, Instant instant) {
        return Uni.createFrom()
                .item(changesOf(board)
                        .filter(change -> !change.at().isAfter(instant))
                        .map(BoardChange::version)
                        .max(Comparator.comparingLong(BoardVersion::sequence)));
    }

    @Override
    public Uni<Optional<AssessmentDefinition>> definition(String assessment, Basis basis) {
        return Uni.createFrom()
                .item(definitions.stream()
                        .filter(definition -> definition.assessment().id().equals(assessment)
                                && definition.basis().equals(basis))
                        .findFirst());
    }

    @Override
    public Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
        reads++;
        return Uni.createFrom()
                .item(changesOf(board)
                        .filter(change -> change.version().sequence() > after.sequence())
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<List<CityChange>> historyOf(BoardKey board, String city, long before, int limit) {
        throw new UnsupportedOperationException("not asked for in these tests");
    }

    @Override
    public Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
        return Uni.createFrom().item(Optional.ofNullable(metrics.get(assessment + "/" + city)));
    }

    /// Drops the changes that are older than the board, as a clean-up would.
    void forgetHistory(BoardKey board) {
        changes.removeIf(n -> n.change().board().equals(board));
    }

    private Stream<BoardChange> changesOf(BoardKey board) {
        return changes.stream()
                .map(Numbered::change)
                .filter(change -> change.board().equals(board));
    }
}
