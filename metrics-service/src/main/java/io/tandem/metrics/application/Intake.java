package io.tandem.metrics.application;

import java.util.List;

/// Observations of one lane that arrived together.
///
/// @param lane partition of the observations
/// @param sequence number of the lane's last metrics row
/// @param reload whether what is remembered of the lane must be read again
/// @param arrivals in order of arrival
public record Intake(int lane, long sequence, boolean reload, List<Arrival> arrivals) {}
