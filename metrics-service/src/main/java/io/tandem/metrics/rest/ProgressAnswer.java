package io.tandem.metrics.rest;

import io.tandem.metrics.application.Progress;
import java.util.Locale;

/// How far an assessment has been computed by its newest definition.
///
/// @param lanes partitions of the observations
/// @param lanesComputed partitions that are done
/// @param cities cities of the roster with metrics by this definition
/// @param citiesInRoster cities of the roster, with observations or without
/// @param state `waiting`, `computing` or `complete`
record ProgressAnswer(
        String assessment,
        int version,
        int rosterVersion,
        int lanes,
        int lanesComputed,
        int cities,
        int citiesInRoster,
        String state) {
    static ProgressAnswer of(Progress progress) {
        return new ProgressAnswer(
                progress.assessment(),
                progress.version(),
                progress.rosterVersion(),
                progress.lanes(),
                progress.lanesComputed(),
                progress.cities(),
                progress.citiesInRoster(),
                progress.state().name().toLowerCase(Locale.ROOT));
    }
}
