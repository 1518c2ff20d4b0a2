package io.tandem.ranking.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A named set of cities in one version.
///
/// @param cities by code
/// @param groups every version of every group
public record Roster(
        String id,
        int version,
        String nameZh,
        String nameEn,
        NavigableMap<String, City> cities,
        List<GroupVersion> groups) {
    /// Copies both collections.
    public Roster {
        cities = Collections.unmodifiableNavigableMap(new TreeMap<>(cities));
        groups = List.copyOf(groups);
    }

    /// A unit being assessed; names are labels and not unique.
    ///
    /// @param code administrative code, GB/T 2260, six digits
    /// @param region `east`, `central` or `west`
    public record City(
            String code,
            String nameZh,
            String fullNameZh,
            String nameEn,
            String provinceCode,
            String provinceZh,
            String provinceEn,
            String region) {}

    /// A group's members while one definition of it was in force.
    ///
    /// @param validFrom first day in force
    /// @param validTo last day in force; null while it still is
    public record GroupVersion(
            String id,
            String version,
            String nameZh,
            String nameEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> cities) {
        /// Copies the members.
        public GroupVersion {
            cities = List.copyOf(cities);
        }

        boolean inForceOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }
}
