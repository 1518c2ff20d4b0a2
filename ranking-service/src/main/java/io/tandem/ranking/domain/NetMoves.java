package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The moves from one version of a board to a later one, put together from the changes between. Not thread-safe.
///
/// A change's ranks are those directly before and after it. Here the first `from` of a city is taken back to the
/// beginning, over the changes in which only others moved, and its last `to` on to the end.
final class NetMoves {
    private final List<List<Move>> passed = new ArrayList<>();
    private final NavigableMap<String, Span> spans = new TreeMap<>();

    /// Takes the next change.
    void add(BoardChange change) {
        List<Move> moves = change.moves();
        Set<String> movers = new HashSet<>();
        moves.forEach(move -> movers.add(move.city()));
        spans.forEach((city, span) -> {
            if (!movers.contains(city)) {
                span.push(moves);
            }
        });
        moves.forEach(move -> spans.computeIfAbsent(move.city(), _ -> new Span(atTheBeginning(move.from())))
                .end(move.to(), change.cause().kind()));
        passed.add(moves);
    }

    /// By city code.
    List<NetChange.NetMove> moves() {
        List<NetChange.NetMove> moves = new ArrayList<>();
        spans.forEach((city, span) -> {
            if (!Objects.equals(standing(span.from), standing(span.to))) {
                moves.add(new NetChange.NetMove(new Move(city, span.from, span.to), Set.copyOf(span.causes)));
            }
        });
        return moves;
    }

    private @Nullable Place atTheBeginning(@Nullable Place from) {
        @Nullable Place place = from;
        for (List<Move> moves : passed.reversed()) {
            place = place == null ? null : Pushed.back(place, moves);
        }
        return place;
    }

    private static @Nullable Standing standing(@Nullable Place place) {
        return place == null ? null : place.standing();
    }

    /// A city from its first move on.
    private static final class Span {
        private final @Nullable Place from;
        private final Set<Cause.Kind> causes = EnumSet.noneOf(Cause.Kind.class);
        private @Nullable Place to;

        Span(@Nullable Place from) {
            this.from = from;
        }

        void push(List<Move> moves) {
            @Nullable Place place = to;
            to = place == null ? null : Pushed.forward(place, moves);
        }

        void end(@Nullable Place place, Cause.Kind cause) {
            to = place;
            causes.add(cause);
        }
    }
}
