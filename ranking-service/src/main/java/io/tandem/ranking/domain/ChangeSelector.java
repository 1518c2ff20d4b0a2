package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Picks what one subscriber wants out of a board's changes, which it must be given in order, without a gap.
///
/// It remembers the places of the watched cities and by which definitions the board was made last. Not thread-safe.
public final class ChangeSelector {
    private final MoveFilter filter;
    private final boolean all;
    private final WatchedPlaces places;
    private final Function<Basis, Optional<AssessmentDefinition>> definitions;
    private AssessmentDefinition latest;

    /// A selector for the changes after a version.
    ///
    /// @param start places at that version; of watched cities at least
    /// @param newest definition that the filter was made by
    /// @param definitions those that changes name, where they are known
    public ChangeSelector(
            MoveFilter filter,
            Map<String, Place> start,
            AssessmentDefinition newest,
            Function<Basis, Optional<AssessmentDefinition>> definitions) {
        this.filter = filter;
        this.all = filter.isAll();
        this.places = new WatchedPlaces(filter.cities().codes(), start);
        this.latest = newest;
        this.definitions = definitions;
    }

    /// Takes the next change.
    ///
    /// @return empty when nothing of it is wanted
    public Optional<Selection> select(BoardChange change) {
        if (all) {
            return Optional.of(new Selection(change.moves(), List.of()));
        }
        Set<Cause.Kind> kinds = Set.of(change.cause().kind());
        List<AssessmentDefinition> by = definitionsOf(change);
        List<WatchedMove> watched = places.apply(change.moves()).stream()
                .filter(move -> filter.wants(move.city(), move.from(), move.to(), kinds, by))
                .toList();
        List<Move> moves = change.moves().stream()
                .filter(move -> filter.wants(move.city(), move.from(), move.to(), kinds, by))
                .toList();
        boolean wanted = change.moves().isEmpty() && filter.wantsWithoutMoves(kinds);
        return wantedOf(new Selection(moves, watched), wanted);
    }

    /// Takes the next changes as one. A city's causes are those of the changes in which it moved or was pushed.
    ///
    /// @param net the same changes as `changes`
    /// @return empty when nothing of it is wanted
    public Optional<Selection> select(NetChange net, List<BoardChange> changes) {
        NavigableMap<String, Watched> watched = new TreeMap<>();
        List<AssessmentDefinition> by = new ArrayList<>();
        for (BoardChange change : changes) {
            definitionsOf(change).stream()
                    .filter(made -> by.stream().noneMatch(made::sameVersions))
                    .forEach(by::add);
            places.apply(change.moves())
                    .forEach(move -> watched.computeIfAbsent(move.city(), _ -> new Watched(move.from()))
                            .add(move, change.cause().kind()));
        }
        List<Move> moves = net.moves().stream()
                .filter(move -> filter.wants(
                        move.move().city(), move.move().from(), move.move().to(), move.causes(), by))
                .map(NetChange.NetMove::move)
                .toList();
        List<WatchedMove> wanted = watched.entrySet().stream()
                .filter(entry -> entry.getValue().isWanted(entry.getKey(), filter, by))
                .map(entry -> entry.getValue().move(entry.getKey()))
                .toList();
        boolean definition = net.causes().stream().anyMatch(Cause.Kind::isDefinition);
        return wantedOf(new Selection(moves, wanted), definition && filter.wantsWithoutMoves(net.causes()));
    }

    private static Optional<Selection> wantedOf(Selection selection, boolean anyway) {
        return selection.isEmpty() && !anyway ? Optional.empty() : Optional.of(selection);
    }

    /// The definition of the change and the one before it.
    private List<AssessmentDefinition> definitionsOf(BoardChange change) {
        if (!filter.cities().dependsOnDefinitions()) {
            return List.of();
        }
        AssessmentDefinition before = latest;
        if (change.basis().equals(before.basis())) {
            return List.of(before);
        }
        latest = definitions.apply(change.basis()).orElse(before);
        return List.of(before, latest);
    }

    /// A watched city over several changes.
    private static final class Watched {
        private final @Nullable Place from;
        private final Set<Cause.Kind> causes = EnumSet.noneOf(Cause.Kind.class);
        private @Nullable Place to;
        private boolean byOthers = true;

        Watched(@Nullable Place from) {
            this.from = from;
        }

        void add(WatchedMove move, Cause.Kind cause) {
            to = move.to();
            byOthers &= move.byOthers();
            causes.add(cause);
        }

        boolean isWanted(String city, MoveFilter filter, List<AssessmentDefinition> by) {
            return !WatchedPlaces.isSame(from, to) && filter.wants(city, from, to, causes, by);
        }

        WatchedMove move(String city) {
            return new WatchedMove(city, from, to, byOthers);
        }
    }
}
