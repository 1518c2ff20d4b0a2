package io.tandem.ranking.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All metrics of one city in one assessment.
///
/// @param assessmentVersion version of the definition that was used
/// @param rosterVersion version of the roster that was used
/// @param lane where `sequence` is counted; a city stays in its lane
/// @param sequence of two with the same assessment and city, the greater is the newer
/// @param at when metrics-service committed them
public record CityMetrics(
        String assessment,
        int assessmentVersion,
        int rosterVersion,
        String city,
        int lane,
        long sequence,
        Instant at,
        Cause cause,
        List<Metric> metrics) {
    /// Copies the metrics.
    public CityMetrics {
        metrics = List.copyOf(metrics);
    }

    /// The metric of an indicator; empty when the message had none.
    public Optional<Metric> metric(Indicator indicator) {
        return metrics.stream()
                .filter(metric -> metric.indicator() == indicator)
                .findFirst();
    }
}
