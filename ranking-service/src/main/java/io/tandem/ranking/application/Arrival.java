package io.tandem.ranking.application;

import io.tandem.ranking.domain.CityMetrics;

/// A city's metrics together with the message that brought them, which is kept as it came.
///
/// @param document the message as JSON
public record Arrival(CityMetrics metrics, String document) {}
