package io.tandem.ingest.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A roster as its author wrote it: nothing checked, anything missing.
public record RosterDraft(
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable List<@Nullable CityDraft> cities,
        @Nullable List<@Nullable GroupDraft> groups) {
    /// A city, unchecked.
    public record CityDraft(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String fullNameZh,
            @Nullable String nameEn,
            @Nullable String provinceCode,
            @Nullable String provinceZh,
            @Nullable String provinceEn,
            @Nullable String region) {}

    /// A version of a group, unchecked.
    ///
    /// @param validFrom an ISO 8601 date
    /// @param validTo an ISO 8601 date, or nothing while it is in force
    public record GroupDraft(
            @Nullable String id,
            @Nullable String version,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable List<@Nullable String> cities) {}
}
