package io.tandem.metrics.application;

/// How far an assessment has been computed by its newest definition.
///
/// @param version of the assessment
/// @param rosterVersion of its roster
/// @param lanes partitions of the observations
/// @param lanesBegun lanes that have begun, among them those that are done
/// @param lanesComputed lanes that are done
/// @param cities cities of the roster with metrics by this definition; those without observations have none
/// @param citiesInRoster cities of the roster
public record Progress(
        String assessment,
        int version,
        int rosterVersion,
        int lanes,
        int lanesBegun,
        int lanesComputed,
        int cities,
        int citiesInRoster) {
    /// Where this stands in one word.
    public State state() {
        if (lanesComputed >= lanes) {
            return State.COMPLETE;
        }
        return lanesBegun == 0 ? State.WAITING : State.COMPUTING;
    }

    /// Stages of a computation.
    public enum State {
        /// No lane has begun.
        WAITING,
        /// Some lanes have begun, not all are done.
        COMPUTING,
        /// Whatever was stored has been computed; what arrives from now on follows at once.
        COMPLETE
    }
}
