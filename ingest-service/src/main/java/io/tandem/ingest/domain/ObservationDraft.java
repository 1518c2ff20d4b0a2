package io.tandem.ingest.domain;

import org.jspecify.annotations.Nullable;

/// An observation as its sender wrote it: nothing checked, anything missing.
///
/// @param revision saturated at the ends of `long`
/// @param observedAt ISO 8601 with an offset
public record ObservationDraft(
        @Nullable String id,
        @Nullable String feed,
        @Nullable String city,
        @Nullable String indicator,
        @Nullable String period,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable String status,
        @Nullable Long revision,
        @Nullable String observedAt,
        @Nullable String reason) {}
