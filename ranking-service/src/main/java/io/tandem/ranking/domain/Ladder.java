package io.tandem.ranking.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The scores of all other cities, best first: what any score would be worth to one city.
final class Ladder {
    private final List<Score> others;

    private Ladder(List<Score> others) {
        this.others = others;
    }

    /// The board without a city.
    static Ladder without(BoardView view, String city) {
        return new Ladder(view.ranked().stream()
                .filter(row -> !row.city().equals(city))
                .map(row -> row.standing().score())
                .toList());
    }

    /// The rank that a score would have.
    int rank(Score score) {
        return 1 + count(other -> other.compareTo(score) < 0);
    }

    /// Number of other cities that would share that rank.
    int sharing(Score score) {
        return count(other -> other.compareTo(score) <= 0) - count(other -> other.compareTo(score) < 0);
    }

    /// The nearest score that is strictly better; empty for the best.
    Optional<Score> above(Score score) {
        int better = count(other -> other.compareTo(score) < 0);
        return better == 0 ? Optional.empty() : Optional.of(others.get(better - 1));
    }

    /// The best score that is equal or worse; empty for the last that has no equal.
    Optional<Score> notAbove(Score score) {
        int better = count(other -> other.compareTo(score) < 0);
        return better == others.size() ? Optional.empty() : Optional.of(others.get(better));
    }

    /// @param first true for a beginning of the order and false for the rest
    private int count(Predicate<Score> first) {
        int low = 0;
        int high = others.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first.test(others.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
