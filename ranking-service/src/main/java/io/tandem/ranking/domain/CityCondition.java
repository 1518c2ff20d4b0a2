package io.tandem.ranking.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which cities a subscriber is interested in. Conditions combine by "and", the values of one by "or"; an empty one
/// holds for every city.
///
/// @param codes administrative codes; these cities are also watched, see [WatchedPlaces]
/// @param groups ids of groups
/// @param provinces codes of provinces
/// @param regions `east`, `central`, `west`
public record CityCondition(
        NavigableSet<String> codes, Set<String> groups, Set<String> provinces, Set<String> regions) {
    /// Holds for every city.
    public static final CityCondition ANY = new CityCondition(new TreeSet<>(), Set.of(), Set.of(), Set.of());

    /// Copies all four.
    public CityCondition {
        codes = Collections.unmodifiableNavigableSet(new TreeSet<>(codes));
        groups = Set.copyOf(groups);
        provinces = Set.copyOf(provinces);
        regions = Set.copyOf(regions);
    }

    /// Whether it holds for a city by one of these definitions: a city that leaves a roster is found in the one
    /// before.
    public boolean test(String city, Collection<AssessmentDefinition> definitions) {
        if (!codes.isEmpty() && !codes.contains(city)) {
            return false;
        }
        return !dependsOnDefinitions() || definitions.stream().anyMatch(definition -> isMember(city, definition));
    }

    /// Whether it asks for more than codes.
    boolean dependsOnDefinitions() {
        return !(groups.isEmpty() && provinces.isEmpty() && regions.isEmpty());
    }

    private boolean isMember(String code, AssessmentDefinition definition) {
        Roster.@Nullable City city = definition.roster().cities().get(code);
        return city != null
                && (groups.isEmpty()
                        || definition.groups().groupsOf(code).stream().anyMatch(groups::contains))
                && (provinces.isEmpty() || provinces.contains(city.provinceCode()))
                && (regions.isEmpty() || regions.contains(city.region()));
    }
}
