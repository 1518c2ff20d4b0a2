package io.tandem.ranking.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the moves of others do to a city's rank.
///
/// A rank is 1 + the number of cities strictly better, so each move shifts it by whether the mover is better
/// afterwards, less whether it was before. Ties follow from "strictly".
final class Pushed {
    private Pushed() {}

    /// The place after `moves`, none of which is the city's own.
    static Place forward(Place place, List<Move> moves) {
        return shifted(place, moves, 1);
    }

    /// The place before `moves`, none of which is the city's own.
    static Place back(Place place, List<Move> moves) {
        return shifted(place, moves, -1);
    }

    private static Place shifted(Place place, List<Move> moves, int direction) {
        @Nullable Integer rank = place.rank();
        if (rank == null || !(place.standing() instanceof Standing.Ranked ranked)) {
            return place;
        }
        int shift = 0;
        for (Move move : moves) {
            shift += better(move.to(), ranked.score()) - better(move.from(), ranked.score());
        }
        return shift == 0 ? place : new Place(rank + direction * shift, ranked);
    }

    private static int better(@Nullable Place place, Score score) {
        return place != null
                        && place.standing() instanceof Standing.Ranked ranked
                        && ranked.score().compareTo(score) < 0
                ? 1
                : 0;
    }
}
