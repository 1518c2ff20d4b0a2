package io.tandem.metrics.domain;

import java.time.Instant;
import java.util.List;

/// What was computed of one city for one assessment.
///
/// @param lane partition of the observations that holds the city
/// @param sequence number of this result in its lane
/// @param metrics one per indicator, in the order of [Indicator]
public record CityMetrics(
        Assessment assessment, String city, int lane, long sequence, Instant at, Cause cause, List<Metric> metrics) {}
