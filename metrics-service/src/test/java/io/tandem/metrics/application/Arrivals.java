package io.tandem.metrics.application;

import io.tandem.metrics.domain.Observation;
import java.util.List;
import java.util.stream.IntStream;

/// Observations as they come, at offsets from 0 on.
final class Arrivals {
    private Arrivals() {}

    static Intake intake(int lane, boolean reload, List<Observation> observations) {
        return new Intake(
                lane,
                0,
                reload,
                IntStream.range(0, observations.size())
                        .mapToObj(i -> new Arrival(i, observations.get(i), null))
                        .toList());
    }
}
