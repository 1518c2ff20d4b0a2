package io.tandem.ingest.contract;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a monitoring station has sent in one frame of HJ 212, as it sent it, whether it becomes observations or not:
/// flags other than N, minutes, hours and every other factor are here and nowhere else.
///
/// The topic may hold the same frame more than once; `id` names it.
///
/// @param id follows from what was sent
/// @param station MN
/// @param feed that the station's observations come from; the CloudEvents source is `/stations/{station}`
/// @param city that the station is registered for
/// @param system ST as the frame says: `31` a stack, `22` ambient air
/// @param command CN: `2011` real time, `2051` minutes, `2061` hours, `2031` a day
/// @param request QN, in UTC+8
/// @param dataTime start of the interval as sent, in UTC+8
/// @param part number of the part of a split message, 0 when it is not split
/// @param version of the standard: 0 is 2005, 1 is 2017, 2 is 2025
/// @param fields factor and field → value as sent: `a21026-Cou` → `204.5`
/// @param receivedAt when ingest-service took it, in microseconds
public record ReadingReceived(
        String id,
        String station,
        String feed,
        String city,
        String system,
        String command,
        @Nullable String request,
        @Nullable String dataTime,
        int part,
        int version,
        SortedMap<String, String> fields,
        Instant receivedAt) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.reading.received.v1";
}
