package io.tandem.ingest.application.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was refused, as its feed gets to see it.
///
/// @param batch the request of lines or rows that it came in
/// @param type of the problem, such as `/problems/unknown-city`
/// @param pointer into the item; empty for the whole
/// @param place line, or row and column
/// @param body the first characters of what was sent, escaped
public record Refused(
        String feed,
        Instant at,
        @Nullable String batch,
        String type,
        String pointer,
        String detail,
        @Nullable String place,
        String body) {}
