/// What metrics-service publishes: [CityMetricsComputed] on `tandem.city-metrics.v1`, keyed by
/// `assessment/city`.
///
/// The topic carries state, not history: the newest message of a key replaces the earlier ones.
@NullMarked
package io.tandem.metrics.contract;

import org.jspecify.annotations.NullMarked;
