package io.tandem.ranking.application;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A board in the writer's memory, with what the transaction in hand has changed about it.
final class LiveBoard {
    private static final int MOVES_AT_ONCE = 1_000;

    private final BoardKey key;
    private final BoardDefinition definition;
    private final BoardState state;
    private final NavigableSet<String> touched = new TreeSet<>();
    private BoardVersion committed;
    private BoardVersion version;

    LiveBoard(BoardDefinition definition, BoardStore.StoredBoard stored) {
        this.key = stored.board();
        this.definition = definition;
        this.state = new BoardState(stored.standings());
        this.committed = stored.version();
        this.version = stored.version();
    }

    /// Makes the board what definition and metrics say it should be: first the cities that came or went, then
    /// those whose standing is another.
    List<BoardChange> reconcile(AssessmentDefinition assessment, Map<String, CityMetrics> metrics, Instant at) {
        NavigableMap<String, BoardState.Update> roster = new TreeMap<>();
        NavigableMap<String, BoardState.Update> method = new TreeMap<>();
        for (String city : state.cities()) {
            if (!assessment.roster().cities().containsKey(city)) {
                roster.put(city, new BoardState.Gone());
            }
        }
        for (String city : assessment.roster().cities().keySet()) {
            Standing standing = definition.standing(metrics.get(city));
            (state.standing(city) == null ? roster : method).put(city, new BoardState.Present(standing));
        }
        List<BoardChange> changes = new ArrayList<>();
        parts(roster)
                .forEach(part ->
                        change(part, Cause.Kind.ROSTER_CHANGE, List.of(), at).ifPresent(changes::add));
        parts(method)
                .forEach(part ->
                        change(part, Cause.Kind.METHOD_CHANGE, List.of(), at).ifPresent(changes::add));
        return changes;
    }

    /// A change of definition may move every city, and a message has a greatest size.
    private static List<NavigableMap<String, BoardState.Update>> parts(
            NavigableMap<String, BoardState.Update> updates) {
        List<NavigableMap<String, BoardState.Update>> parts = new ArrayList<>();
        updates.forEach((city, update) -> {
            if (parts.isEmpty() || parts.getLast().size() == MOVES_AT_ONCE) {
                parts.add(new TreeMap<>());
            }
            parts.getLast().put(city, update);
        });
        return parts;
    }

    /// Takes the newest metrics of some cities.
    ///
    /// @param run every record of the run, in order; the last of a city counts
    Optional<BoardChange> take(List<CityMetrics> run, Cause.Kind kind, Predicate<String> inRoster, Instant at) {
        NavigableMap<String, BoardState.Update> updates = new TreeMap<>();
        run.stream()
                .filter(metrics -> inRoster.test(metrics.city()))
                .forEach(metrics -> updates.put(metrics.city(), new BoardState.Present(definition.standing(metrics))));
        return change(updates, kind, run, at);
    }

    private Optional<BoardChange> change(
            NavigableMap<String, BoardState.Update> updates, Cause.Kind kind, List<CityMetrics> run, Instant at) {
        List<Move> moves = state.apply(updates);
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        NavigableSet<String> moved = new TreeSet<>();
        moves.forEach(move -> moved.add(move.city()));
        touched.addAll(moved);
        version = version.next();
        List<String> observations = run.stream()
                .filter(metrics -> moved.contains(metrics.city()))
                .flatMap(metrics -> metrics.cause().observations().stream())
                .distinct()
                .toList();
        return Optional.of(new BoardChange(key, version, at, new Cause(kind, observations), moves));
    }

    /// What the transaction must write for this board; empty when nothing.
    Optional<BoardStore.Step> step(Instant at) {
        if (version.equals(committed)) {
            return Optional.empty();
        }
        NavigableMap<String, Standing> put = new TreeMap<>();
        NavigableSet<String> gone = new TreeSet<>();
        for (String city : touched) {
            @Nullable Standing standing = state.standing(city);
            if (standing == null) {
                gone.add(city);
            } else {
                put.put(city, standing);
            }
        }
        return Optional.of(new BoardStore.Step(key, committed, version, at, put, gone));
    }

    /// The transaction has committed.
    void committed() {
        committed = version;
        touched.clear();
    }
}
