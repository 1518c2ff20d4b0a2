package io.tandem.ingest.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A station as an operator wrote it: nothing checked, anything missing.
///
/// @param password what it must send as PW; left out to keep the one it has
public record StationDraft(
        @Nullable String city,
        @Nullable String feed,
        @Nullable String system,
        @Nullable String password,
        @Nullable String status,
        @Nullable Map<String, @Nullable String> units) {}
