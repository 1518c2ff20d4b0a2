package io.tandem.ingest.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named set of cities in one version, whole: readers replace what they held.
///
/// @param id such as `china-335`
/// @param version grows by one with every change, from 1
/// @param cities ordered by code
/// @param groups every version of every group, ordered by id and first day
public record RosterPublished(
        String id,
        int version,
        String nameZh,
        String nameEn,
        List<City> cities,
        List<GroupVersion> groups,
        Instant publishedAt) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.roster.published.v1";

    /// A unit being assessed.
    ///
    /// @param code administrative code, GB/T 2260, six digits
    /// @param nameZh short name; a label, not unique across levels of administration
    /// @param fullNameZh name with its kind of administration
    /// @param nameEn English name; a label, not unique
    /// @param provinceCode administrative code of the province
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

    /// A group's members while one definition was in force.
    ///
    /// @param id such as `jjj`
    /// @param version such as `2+26`
    /// @param validFrom first day in force
    /// @param validTo last day in force; null while it still is
    /// @param cities member codes, ascending
    public record GroupVersion(
            String id,
            String version,
            String nameZh,
            String nameEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> cities) {}
}
