package io.tandem.ranking.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decides a city's rank: on a single board the rate; on a composite one first the tier, then the sum
/// of the two rates, high to low (report §2.4). Full double precision; two scores are equal only when tier
/// and value are.
///
/// The natural order puts the better score first.
///
/// @param tier null on a single board
/// @param value rate or sum of two rates, fractions, finite; a negative zero becomes zero
public record Score(@Nullable Tier tier, double value) implements Comparable<Score> {
    private static final Comparator<Score> ORDER = Comparator.comparing(
                    Score::tier, Comparator.nullsFirst(Comparator.<Tier>naturalOrder()))
            .thenComparing(Comparator.comparingDouble(Score::value).reversed());

    /// Refuses what cannot be ordered.
    public Score {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a score must be finite: " + value);
        }
        value = value + 0.0;
    }

    /// The score of one rate or of two.
    ///
    /// @param zeroRule decides about the tier; without effect on a single board
    /// @throws IllegalArgumentException for any other number of rates
    public static Score of(List<Double> rates, ZeroRule zeroRule) {
        return switch (rates.size()) {
            case 1 -> new Score(null, rates.getFirst());
            case 2 -> new Score(zeroRule.tierOf(rates.getFirst(), rates.getLast()), rates.getFirst() + rates.getLast());
            default -> throw new IllegalArgumentException("a board has one or two rates, not " + rates.size());
        };
    }

    @Override
    public int compareTo(Score other) {
        return ORDER.compare(this, other);
    }
}
