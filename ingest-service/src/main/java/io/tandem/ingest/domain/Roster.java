package io.tandem.ingest.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A named set of cities with their groups. Two rosters with the same content are equal, whatever order they
/// were written in.
///
/// @param cities by code, ascending
/// @param groups every version of every group, by id and first day
public record Roster(String nameZh, String nameEn, List<City> cities, List<GroupVersion> groups) implements Definition {
    public Roster {
        cities = cities.stream().sorted(Comparator.comparing(City::code)).toList();
        groups = groups.stream()
                .sorted(Comparator.comparing(GroupVersion::id).thenComparing(GroupVersion::validFrom))
                .toList();
    }

    /// The codes of all its cities.
    public Set<CityCode> codes() {
        return cities.stream().map(City::code).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether it holds this version of this group.
    public boolean holds(String group, String version) {
        return groups.stream().anyMatch(g -> g.id().equals(group) && g.version().equals(version));
    }

    /// A unit being assessed, with its labels.
    public record City(
            CityCode code,
            String nameZh,
            String fullNameZh,
            String nameEn,
            CityCode provinceCode,
            String provinceZh,
            String provinceEn,
            Region region) {}

    /// A group's members while one definition was in force.
    ///
    /// @param validFrom first day in force
    /// @param validTo last day in force; null while it still is
    /// @param cities members, ascending
    public record GroupVersion(
            String id,
            String version,
            String nameZh,
            String nameEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<CityCode> cities) {
        public GroupVersion {
            cities = cities.stream().sorted().toList();
        }
    }
}
