package io.tandem.ranking.rest;

import io.tandem.ranking.rest.Problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a subscriber is told of changes.
enum Mode {
    /// Every change by itself.
    ALL,
    /// Whatever has happened since the last message, taken as one.
    LATEST;

    /// Reads a code.
    ///
    /// @param code null when the client does not say
    /// @throws ProblemException by `refusals` when there is no such mode
    static Mode of(@Nullable String code, FilterRefusals refusals) {
        if (code == null) {
            return ALL;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refusals.refuse("mode", -1, "must be one of those in `allowed`", codes()));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> codes() {
        return Arrays.stream(values()).map(Mode::code).toList();
    }
}
