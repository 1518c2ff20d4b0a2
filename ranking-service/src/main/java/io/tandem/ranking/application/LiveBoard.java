package io.tandem.ranking.application;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A board in the writer's memory, with what the transaction in hand has changed about it.
final class LiveBoard {
    private static final int MOVES_AT_ONCE = 10_000;

    private final BoardKey key;
    private final BoardState state;
    private BoardDefinition definition;
    private ZeroRule zeroRule;
    private Basis basis;
    private BoardVersion committed;
    private BoardVersion version;
    private @Nullable Instant at;

    LiveBoard(BoardDefinition definition, ZeroRule zeroRule, BoardStore.StoredBoard stored) {
        this.key = stored.board();
        this.definition = definition;
        this.zeroRule = zeroRule;
        this.state = new BoardState(stored.standings());
        this.basis = stored.basis();
        this.committed = stored.version();
        this.version = stored.version();
        this.at = stored.at();
    }

    BoardKey key() {
        return key;
    }

    /// Makes the board what a definition and the metrics say it should be. Another definition is a change even
    /// when no city moves, because what is shown of the board has changed with it.
    ///
    /// @param method whether figures before and after cannot be compared
    List<BoardChange> changeTo(
            BoardDefinition board,
            AssessmentDefinition assessment,
            Map<String, CityMetrics> metrics,
            Cause.Kind kind,
            boolean method,
            Instant now) {
        boolean raise =
                version.sequence() > 0 && (method || !definition.indicators().equals(board.indicators()));
        definition = board;
        zeroRule = assessment.assessment().method().zeroRule();
        basis = assessment.basis();
        List<BoardChange> changes = new ArrayList<>();
        for (var part : parts(target(assessment, metrics))) {
            List<Move> moves = state.apply(part);
            if (!moves.isEmpty()) {
                changes.add(advance(raise && changes.isEmpty(), new Cause(kind, List.of()), moves, now));
            }
        }
        if (changes.isEmpty() && kind.isDefinition()) {
            changes.add(advance(raise, new Cause(kind, List.of()), List.of(), now));
        }
        return changes;
    }

    private NavigableMap<String, BoardState.Update> target(
            AssessmentDefinition assessment, Map<String, CityMetrics> metrics) {
        NavigableMap<String, BoardState.Update> target = new TreeMap<>();
        state.cities().forEach(city -> target.put(city, new BoardState.Gone()));
        assessment
                .roster()
                .cities()
                .keySet()
                .forEach(city ->
                        target.put(city, new BoardState.Present(definition.standing(metrics.get(city), zeroRule))));
        return target;
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

    /// Takes the newest metrics of some cities, all with news of one kind.
    ///
    /// @param news by city, all of the roster
    Optional<BoardChange> take(Map<String, News> news, Cause.Kind kind, Instant now) {
        NavigableMap<String, BoardState.Update> updates = new TreeMap<>();
        news.forEach(
                (city, its) -> updates.put(city, new BoardState.Present(definition.standing(its.metrics(), zeroRule))));
        List<Move> moves = state.apply(updates);
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        List<String> observations = moves.stream()
                .map(move -> news.get(move.city()))
                .filter(Objects::nonNull)
                .flatMap(its -> its.observations().stream())
                .toList();
        return Optional.of(advance(false, new Cause(kind, observations), moves, now));
    }

    /// A later change is never earlier than the one before, whatever the clock does.
    private BoardChange advance(boolean raise, Cause cause, List<Move> moves, Instant now) {
        @Nullable Instant last = at;
        Instant then = last != null && last.isAfter(now) ? last : now;
        at = then;
        version = raise ? version.nextEpoch() : version.next();
        return new BoardChange(key, version, then, basis, cause, moves);
    }

    /// What the transaction must write for this board; empty when nothing.
    Optional<BoardStore.Step> step() {
        @Nullable Instant then = at;
        return version.equals(committed) || then == null
                ? Optional.empty()
                : Optional.of(new BoardStore.Step(key, committed, version, then, basis));
    }

    /// The transaction has committed.
    void committed() {
        committed = version;
    }
}
