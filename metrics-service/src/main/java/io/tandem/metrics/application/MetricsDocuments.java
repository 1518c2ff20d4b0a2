package io.tandem.metrics.application;

import io.tandem.metrics.domain.CityMetrics;

/// Writes metrics in the form that is published.
public interface MetricsDocuments {
    /// The message as JSON.
    String write(CityMetrics metrics);
}
