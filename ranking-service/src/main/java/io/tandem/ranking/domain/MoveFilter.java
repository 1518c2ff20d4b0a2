package io.tandem.ranking.domain;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which moves of a board a subscriber wants. Conditions combine by "and", the values of one by "or".
///
/// @param causes kinds of cause; empty for any
public record MoveFilter(CityCondition cities, PlaceCondition places, Set<Cause.Kind> causes) {
    /// Every move.
    public static final MoveFilter ALL = new MoveFilter(CityCondition.ANY, PlaceCondition.ANY, Set.of());

    /// Copies the causes.
    public MoveFilter {
        causes = Set.copyOf(causes);
    }

    /// Whether nothing is left out.
    public boolean isAll() {
        return equals(ALL);
    }

    /// Whether any of these causes is wanted.
    boolean wantsAny(Collection<Cause.Kind> kinds) {
        return causes.isEmpty() || kinds.stream().anyMatch(causes::contains);
    }

    /// Whether a change in which no city moved is wanted: only when nothing is asked of cities or places.
    boolean wantsWithoutMoves(Collection<Cause.Kind> kinds) {
        return cities.equals(CityCondition.ANY) && places.equals(PlaceCondition.ANY) && wantsAny(kinds);
    }

    /// Whether a city's change of place is wanted.
    boolean wants(
            String city,
            @Nullable Place from,
            @Nullable Place to,
            Collection<Cause.Kind> kinds,
            Collection<AssessmentDefinition> definitions) {
        return wantsAny(kinds) && places.test(from, to) && cities.test(city, definitions);
    }
}
