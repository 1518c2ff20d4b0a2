package io.tandem.ranking.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cities around a ranked one.
///
/// @param above strictly better ones in the board's order, so the nearest is last
/// @param equal every other city with the same score, which shares the rank
/// @param below strictly worse ones in the board's order, so the nearest is first
public record Neighbours(List<Neighbour> above, List<Neighbour> equal, List<Neighbour> below) {
    /// One of them.
    ///
    /// @param distance its score − the city's score, a fraction; null across tiers, where scores do not compare
    public record Neighbour(
            int rank, String city, Score score, @Nullable Double distance) {}

    /// The neighbours of a city.
    ///
    /// @param count the most to name above, and below
    /// @return empty lists when the city is not ranked
    public static Neighbours of(BoardView view, String city, int count) {
        @Nullable Place place = view.places().get(city);
        if (place == null || !(place.standing() instanceof Standing.Ranked ranked)) {
            return new Neighbours(List.of(), List.of(), List.of());
        }
        Score own = ranked.score();
        List<BoardState.Row> rows = view.ranked();
        int first = firstNotBefore(rows, own);
        int end = first;
        while (end < rows.size() && rows.get(end).standing().score().equals(own)) {
            end++;
        }
        return new Neighbours(
                neighbours(rows.subList(Math.max(0, first - count), first), own),
                neighbours(rows.subList(first, end), own).stream()
                        .filter(neighbour -> !neighbour.city().equals(city))
                        .toList(),
                neighbours(rows.subList(end, Math.min(rows.size(), end + count)), own));
    }

    private static int firstNotBefore(List<BoardState.Row> rows, Score score) {
        int position = 0;
        while (position < rows.size() && rows.get(position).standing().score().compareTo(score) < 0) {
            position++;
        }
        return position;
    }

    private static List<Neighbour> neighbours(List<BoardState.Row> rows, Score own) {
        return rows.stream()
                .map(row -> {
                    Score score = row.standing().score();
                    return new Neighbour(
                            row.rank(),
                            row.city(),
                            score,
                            score.tier() == own.tier() ? (Double) (score.value() - own.value()) : null);
                })
                .toList();
    }
}
