package io.tandem.ingest.domain;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// What a feed may report: the product of cities, indicators and statuses.
///
/// @param cities codes of cities
/// @param provinces the first two digits of codes (GB/T 2260); with no city and no province, every city
/// @param indicators with none, every one
/// @param statuses with none, every one
public record Scope(
        Set<CityCode> cities, Set<String> provinces, Set<Indicator> indicators, Set<ObservationStatus> statuses) {
    /// Without any limit.
    public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        cities = Set.copyOf(cities);
        provinces = Set.copyOf(provinces);
        indicators = Set.copyOf(indicators);
        statuses = Set.copyOf(statuses);
    }

    boolean holds(CityCode city) {
        return (cities.isEmpty() && provinces.isEmpty())
                || cities.contains(city)
                || (!provinces.isEmpty() && provinces.contains(city.province()));
    }

    boolean holds(Indicator indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }

    boolean holds(ObservationStatus status) {
        return statuses.isEmpty() || statuses.contains(status);
    }

    /// The members in their order, for documents.
    public static <T extends Comparable<T>> Collection<T> ordered(Set<T> members) {
        return new TreeSet<>(members);
    }
}
