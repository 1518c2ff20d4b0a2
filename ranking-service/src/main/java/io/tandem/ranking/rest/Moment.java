package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which moment of an assessment a client asks for.
///
/// An assessment has no sequence of its own, so a moment is an instant, or the commit that brought a board to one of
/// its sequences.
sealed interface Moment {
    /// The newest.
    record Newest() implements Moment {}

    /// All that was committed at an instant or before it.
    record At(Instant instant) implements Moment {}

    /// The commit that brought a board to a sequence.
    ///
    /// @param epoch that the sequence must be of; null when any
    record Commit(String board, @Nullable Integer epoch, long sequence) implements Moment {}

    /// `co2-lapeq:42` or `co2-lapeq:1:42`.
    Pattern COMMIT = Pattern.compile("([^:]+):(?:([1-9][0-9]{0,8}):)?([0-9]{1,18})");

    /// Reads `2026-05-03T00:00:00Z`, `co2-lapeq:42` or `co2-lapeq:1:42`.
    ///
    /// @param text null for the newest
    /// @throws Problem.ProblemException when it is none of these
    static Moment parse(@Nullable String text) {
        if (text == null) {
            return new Newest();
        }
        Matcher commit = COMMIT.matcher(text);
        if (commit.matches()) {
            @Nullable String epoch = commit.group(2);
            return new Commit(
                    commit.group(1), epoch == null ? null : Integer.valueOf(epoch), Long.parseLong(commit.group(3)));
        }
        try {
            return new At(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw Problem.badParameter(
                            "asOf",
                            "must be an instant such as 2026-05-03T00:00:00Z (a + in the offset is written %2B), or a"
                                    + " board and one of its sequences such as co2-lapeq:42 or co2-lapeq:1:42",
                            Set.of())
                    .exception();
        }
    }

    /// Whether a version is the one that a commit must have made.
    static boolean matches(Commit commit, BoardVersion version) {
        return commit.epoch() == null || commit.epoch() == version.epoch();
    }
}
