package io.tandem.ranking.domain;

import java.util.List;
import java.util.Locale;

/// Why figures changed.
///
/// @param observations ids of the observations that did it; empty for changes of definition
public record Cause(Kind kind, List<String> observations) {
    /// Copies the ids.
    public Cause {
        observations = List.copyOf(observations);
    }

    /// The kinds of SPEC §6.
    public enum Kind {
        NEW_DATA,
        CORRECTION,
        WITHDRAWAL,
        LATE_DATA,
        METHOD_CHANGE,
        ROSTER_CHANGE;

        /// The kind of that code.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("not a cause of this version");
        }

        /// Stable code, such as `new-data`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
