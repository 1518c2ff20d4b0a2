package io.tandem.metrics.domain;

import java.util.Collection;
import java.util.List;

/// Why a city's metrics were computed.
///
/// @param observations ids of the observations that did it, in order of arrival; empty for changes of
///     definition
public record Cause(Kind kind, List<String> observations) {
    /// The cause of several changes that were committed together: their gravest kind, all their observations.
    ///
    /// @param causes at least one
    public static Cause together(Collection<Cause> causes) {
        Kind gravest = causes.stream()
                .map(Cause::kind)
                .max(Kind::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no cause"));
        return new Cause(
                gravest,
                causes.stream()
                        .flatMap(cause -> cause.observations().stream())
                        .distinct()
                        .toList());
    }

    /// Kinds of cause, by gravity.
    public enum Kind {
        /// A value was reported for the first time.
        NEW_DATA,
        /// A value of the base period was reported for the first time when the current period of the same
        /// city and indicator had a value already: it completes a comparison that waited for it.
        LATE_DATA,
        /// A value was replaced.
        CORRECTION,
        /// A value was taken back.
        WITHDRAWAL,
        /// The roster was changed.
        ROSTER_CHANGE,
        /// The assessment's definition was changed.
        METHOD_CHANGE
    }
}
