package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// A board at one version, whole and immutable.
///
/// @param at when that version was committed; null before the first change
/// @param basis the definitions that the board was made by at that version
/// @param ranked in order: tier, score, then city code
/// @param unranked by city code
public record BoardView(
        BoardKey board,
        BoardVersion version,
        @Nullable Instant at,
        Basis basis,
        List<BoardState.Row> ranked,
        NavigableMap<String, Standing.Unranked> unranked,
        Map<String, Place> places) {
    /// What `state` looks like at `version`.
    public static BoardView of(
            BoardKey board, BoardVersion version, @Nullable Instant at, Basis basis, BoardState state) {
        List<BoardState.Row> ranked = List.copyOf(state.ranked());
        NavigableMap<String, Standing.Unranked> unranked = Collections.unmodifiableNavigableMap(state.unranked());
        Map<String, Place> places = new HashMap<>();
        ranked.forEach(row -> places.put(row.city(), new Place(row.rank(), row.standing())));
        unranked.forEach((city, standing) -> places.put(city, new Place(null, standing)));
        return new BoardView(board, version, at, basis, ranked, unranked, Collections.unmodifiableMap(places));
    }

    /// Number of cities on the board, ranked or not.
    public int size() {
        return places.size();
    }

    /// Number of cities in each tier; empty on a single board.
    public Map<Tier, Integer> tiers() {
        Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
        for (BoardState.Row row : ranked) {
            @Nullable Tier tier = row.standing().score().tier();
            if (tier != null) {
                tiers.merge(tier, 1, Integer::sum);
            }
        }
        return tiers;
    }
}
