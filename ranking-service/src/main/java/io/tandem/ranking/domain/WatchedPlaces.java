package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The places of some cities, kept up to date by a board's moves alone: who begins with the places at one version
/// needs no board to know them at every later one. Not thread-safe.
public final class WatchedPlaces {
    private final SortedSet<String> cities;
    private final Map<String, Place> places = new HashMap<>();

    /// Begins with the places at one version.
    ///
    /// @param start place by city; cities that are not watched are passed over
    public WatchedPlaces(Collection<String> cities, Map<String, Place> start) {
        this.cities = new TreeSet<>(cities);
        this.cities.forEach(city -> put(city, start.get(city)));
    }

    /// Where a watched city stands; null when it is not on the board.
    public @Nullable Place place(String city) {
        return places.get(city);
    }

    /// Takes the moves from the version at hand to the next one.
    ///
    /// @return every watched city whose rank, tier or score became another one, by code
    public List<WatchedMove> apply(List<Move> moves) {
        if (cities.isEmpty()) {
            return List.of();
        }
        Map<String, Move> own = new HashMap<>();
        moves.stream().filter(move -> cities.contains(move.city())).forEach(move -> own.put(move.city(), move));
        List<WatchedMove> watched = new ArrayList<>();
        for (String city : cities) {
            @Nullable Place from = places.get(city);
            @Nullable Move move = own.get(city);
            @Nullable Place to = move != null ? move.to() : from == null ? null : Pushed.forward(from, moves);
            put(city, to);
            if (!isSame(from, to)) {
                watched.add(new WatchedMove(city, from, to, move == null));
            }
        }
        return watched;
    }

    /// Whether rank, tier and score are the same.
    static boolean isSame(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Objects.equals(one.rank(), other.rank()) && Objects.equals(score(one), score(other));
    }

    private static @Nullable Score score(Place place) {
        return place.standing() instanceof Standing.Ranked ranked ? ranked.score() : null;
    }

    private void put(String city, @Nullable Place place) {
        if (place == null) {
            places.remove(city);
        } else {
            places.put(city, place);
        }
    }
}
