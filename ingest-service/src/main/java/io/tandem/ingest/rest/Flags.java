package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Refusal;
import org.jspecify.annotations.Nullable;

/// Parameters that are either there or not.
final class Flags {
    private Flags() {}

    /// Whether it is `true`, or there without a value.
    ///
    /// @throws ProblemException when it is anything but `true` or `false`
    static boolean isSet(String name, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(Refusal.INVALID_PARAMETER, name + " is true or false.");
        };
    }
}
