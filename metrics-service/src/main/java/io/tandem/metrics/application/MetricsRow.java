package io.tandem.metrics.application;

import java.time.Instant;

/// A city's newest metrics for one assessment, ready to be stored and published.
///
/// @param version of the assessment
/// @param rosterVersion of its roster
/// @param lane partition of the observations that holds the city
/// @param sequence number of the row in its lane
/// @param document the message as JSON
public record MetricsRow(
        String assessment,
        String city,
        int version,
        int rosterVersion,
        int lane,
        long sequence,
        Instant at,
        String document) {}
