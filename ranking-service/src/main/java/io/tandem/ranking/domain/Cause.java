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

    /// The kinds of SPEC §6, by gravity: news of several kinds about one city count as the gravest.
    public enum Kind {
        NEW_DATA,
        LATE_DATA,
        CORRECTION,
        WITHDRAWAL,
        ROSTER_CHANGE,
        METHOD_CHANGE;

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

        /// Whether a definition changed, and not an observation.
        public boolean isDefinition() {
            return this == ROSTER_CHANGE || this == METHOD_CHANGE;
        }

        /// Stable code, such as `new-data`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
