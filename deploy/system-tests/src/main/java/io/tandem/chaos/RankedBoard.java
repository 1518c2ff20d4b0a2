package io.tandem.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A board as it must be (report §2.4): tiers first, then the score, high to low; equals share a rank and the
/// next rank skips.
///
/// @param ranked by city
/// @param unranked codes of the cities with an undefined rate, ascending
record RankedBoard(SortedMap<String, Place> ranked, List<String> unranked) {
    private static final Comparator<Place> BEST_FIRST = Comparator.comparing(Place::tier)
            .thenComparing(Comparator.comparingDouble(Place::score).reversed());

    /// Where a city stands.
    ///
    /// @param tier `I`, `II` or `III`; empty on a single board
    /// @param score the rate or the sum of the two
    record Place(int rank, String tier, double score) {
        /// Equal rank and tier, and the score to within 1e-12.
        boolean agreesWith(Place other) {
            return rank == other.rank
                    && tier.equals(other.tier)
                    && Math.abs(score - other.score) <= CityFigures.RATE_TOLERANCE;
        }
    }

    /// Ranks cities.
    ///
    /// @param indicators one for a single board, two for a composite one
    static RankedBoard of(Map<String, CityFigures> cities, List<String> indicators) {
        SortedMap<String, Place> unnumbered = new TreeMap<>();
        List<String> unranked = new ArrayList<>();
        new TreeMap<>(cities).forEach((city, figures) -> {
            List<@Nullable Double> rates = new ArrayList<>();
            indicators.forEach(indicator -> rates.add(figures.rate(indicator)));
            if (rates.contains(null)) {
                unranked.add(city);
            } else {
                unnumbered.put(city, place(rates));
            }
        });
        return new RankedBoard(numbered(unnumbered), unranked);
    }

    private static Place place(List<? extends @Nullable Double> rates) {
        double sum = 0;
        int rising = 0;
        int falling = 0;
        for (@Nullable Double rate : rates) {
            double known = rate == null ? Double.NaN : rate;
            sum += known;
            falling += known > 0 ? 1 : 0;
            rising += known < 0 ? 1 : 0;
        }
        if (rates.size() == 1) {
            return new Place(0, "", sum);
        }
        return new Place(0, falling == 2 ? "I" : rising == 2 ? "III" : "II", sum);
    }

    private static SortedMap<String, Place> numbered(SortedMap<String, Place> places) {
        List<Place> order = places.values().stream().sorted(BEST_FIRST).toList();
        Map<Place, Integer> ranks = new java.util.HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            ranks.putIfAbsent(order.get(i), i + 1);
        }
        SortedMap<String, Place> numbered = new TreeMap<>();
        places.forEach((city, place) ->
                numbered.put(city, new Place(ranks.getOrDefault(place, 0), place.tier(), place.score())));
        return numbered;
    }
}
