package io.tandem.ranking.webhook.persistence;

import io.tandem.fold.WireJson;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityCondition;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.domain.PlaceCondition;
import io.tandem.ranking.domain.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A [MoveFilter] as it is stored.
record StoredFilter(
        List<String> cities,
        List<String> groups,
        List<String> provinces,
        List<String> regions,
        List<String> tiers,
        boolean tierChanges,
        int minMove,
        int top,
        List<String> causes) {
    static String write(MoveFilter filter) {
        CityCondition cities = filter.cities();
        PlaceCondition places = filter.places();
        StoredFilter stored = new StoredFilter(
                List.copyOf(cities.codes()),
                sorted(cities.groups(), Function.identity()),
                sorted(cities.provinces(), Function.identity()),
                sorted(cities.regions(), Function.identity()),
                sorted(places.tiers(), Tier::name),
                places.tierChanges(),
                places.minMove(),
                places.top(),
                sorted(filter.causes(), Cause.Kind::code));
        return new String(WireJson.write(stored), StandardCharsets.UTF_8);
    }

    static MoveFilter read(String json) {
        StoredFilter stored = WireJson.read(json.getBytes(StandardCharsets.UTF_8), StoredFilter.class);
        return new MoveFilter(
                new CityCondition(
                        new TreeSet<>(stored.cities),
                        Set.copyOf(stored.groups),
                        Set.copyOf(stored.provinces),
                        Set.copyOf(stored.regions)),
                new PlaceCondition(
                        stored.tiers.stream().map(Tier::valueOf).collect(Collectors.toSet()),
                        stored.tierChanges,
                        stored.minMove,
                        stored.top),
                stored.causes.stream().map(Cause.Kind::of).collect(Collectors.toSet()));
    }

    private static <T> List<String> sorted(Set<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toList();
    }
}
