package io.tandem.metrics.application;

import io.tandem.metrics.domain.Effect;

/// An arrival and what became of it.
///
/// @param lane partition of the observations
public record Settled(int lane, Arrival arrival, Effect effect) {}
