package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

/// Which version of a board a client asks for.
sealed interface AsOf {
    /// One of the board's sequences.
    record Sequence(long sequence) implements AsOf {}

    /// A sequence together with the epoch that it must be of.
    record Version(BoardVersion version) implements AsOf {}

    /// The newest version at an instant.
    record Moment(Instant instant) implements AsOf {}

    /// Digits alone.
    Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    /// Reads `42`, `1:42` or `2026-05-03T00:00:00Z`.
    ///
    /// @throws Problem.ProblemException when it is none of these
    static AsOf parse(String text) {
        return parse("asOf", text);
    }

    /// Reads the same from another parameter.
    static AsOf parse(String parameter, String text) {
        try {
            if (SEQUENCE.matcher(text).matches()) {
                return new Sequence(Long.parseLong(text));
            }
            return text.contains("T")
                    ? new Moment(OffsetDateTime.parse(text).toInstant())
                    : new Version(BoardVersion.parse(text));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw Problem.badParameter(
                            parameter,
                            "must be a sequence such as 42, a version such as 1:42, or an instant such as"
                                    + " 2026-05-03T00:00:00Z (a + in the offset is written %2B)",
                            Set.of())
                    .exception();
        }
    }
}
