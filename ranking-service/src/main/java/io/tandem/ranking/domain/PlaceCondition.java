package io.tandem.ranking.domain;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which changes of a place a subscriber is interested in. Conditions combine by "and".
///
/// @param tiers the tier before or after is among them; empty for any
/// @param tierChanges whether the tier must be another one than before; entering and leaving a tier counts
/// @param minMove how many ranks lie between before and after, at least; entering and leaving the ranking always
///     counts; 0 for any change
/// @param top the rank before or after is at most this; 0 for any
public record PlaceCondition(Set<Tier> tiers, boolean tierChanges, int minMove, int top) {
    /// Holds for every change.
    public static final PlaceCondition ANY = new PlaceCondition(Set.of(), false, 0, 0);

    /// Copies the tiers and refuses negative numbers.
    public PlaceCondition {
        if (minMove < 0 || top < 0) {
            throw new IllegalArgumentException("minMove %d and top %d must not be negative".formatted(minMove, top));
        }
        tiers = Set.copyOf(tiers);
    }

    /// Whether it holds for a change of a place.
    ///
    /// @param from null when the city was not on the board
    /// @param to null when the city left it
    public boolean test(@Nullable Place from, @Nullable Place to) {
        return (tiers.isEmpty() || hasTier(from) || hasTier(to))
                && (!tierChanges || tier(from) != tier(to))
                && (minMove == 0 || movesFar(rank(from), rank(to)))
                && (top == 0 || Stream.of(rank(from), rank(to)).anyMatch(rank -> rank != 0 && rank <= top));
    }

    private boolean hasTier(@Nullable Place place) {
        @Nullable Tier tier = tier(place);
        return tier != null && tiers.contains(tier);
    }

    private boolean movesFar(int from, int to) {
        boolean staysRanked = from != 0 && to != 0;
        return staysRanked ? Math.abs(from - to) >= minMove : from != to;
    }

    private static @Nullable Tier tier(@Nullable Place place) {
        return place != null && place.standing() instanceof Standing.Ranked ranked
                ? ranked.score().tier()
                : null;
    }

    /// 0 without a rank.
    private static int rank(@Nullable Place place) {
        @Nullable Integer rank = place == null ? null : place.rank();
        return rank == null ? 0 : rank;
    }
}
