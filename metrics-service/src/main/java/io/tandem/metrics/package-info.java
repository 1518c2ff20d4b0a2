/// metrics-service on one page.
///
/// - **In**: `tandem.observations.v1`; rosters and assessments from `tandem.cities.v1` and
/// `tandem.assessments.v1`.
/// - **Decision**: which observation of a value is the truth ([io.tandem.metrics.domain.Slots]), and from it
///   reductions, rates and LAPeq of every city and assessment it touches
///   ([io.tandem.metrics.domain.Method#metricsOf], report §2.4).
/// - **Out**: `tandem.city-metrics.v1`, the newest metrics of each city and assessment.
///
/// Offset, observations, metrics and their numbering commit in one PostgreSQL transaction
/// ([io.tandem.fold]). Any order, duplication or replay of the same observations ends in the same metrics.
@NullMarked
package io.tandem.metrics;

import org.jspecify.annotations.NullMarked;
