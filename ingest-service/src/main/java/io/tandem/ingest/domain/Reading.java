package io.tandem.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a station has sent in one frame, whether it becomes observations or not.
///
/// @param system kind of station (ST) as the frame says
/// @param command CN
/// @param request QN
/// @param dataTime start of the interval, as sent: UTC+8
/// @param part number of the part of a split message, 0 when it is not split
/// @param version of the standard: 0 is 2005, 1 is 2017, 2 is 2025
/// @param fields factor and field → value as sent: `a21026-Cou` → `204.5`; flags are fields too
public record Reading(
        Station station,
        String system,
        String command,
        @Nullable String request,
        @Nullable String dataTime,
        int part,
        int version,
        SortedMap<String, String> fields,
        Instant receivedAt) {
    public Reading {
        fields = new TreeMap<>(fields);
    }

    /// Follows from what was sent: the same frame sent again has the same one.
    public UUID id() {
        String content = String.join(
                "\n",
                station.mn(),
                system,
                command,
                String.valueOf(request),
                Integer.toString(part),
                fields.toString());
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }
}
