package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects which city's metrics of which assessment have to be computed and why, then computes them.
final class Recomputation {
    private final List<Assessment> assessments;
    private final Slots slots;

    /// Target → its causes, ordered so that the same work is always numbered alike.
    private final SortedMap<Target, List<Cause>> targets = new TreeMap<>();

    Recomputation(List<Assessment> assessments, Slots slots) {
        this.assessments = assessments;
        this.slots = slots;
    }

    /// A definition changed: all of the assessment's cities that have observations.
    void refold(int lane, Assessment assessment, Collection<String> cities, Cause.Kind kind) {
        cities.stream()
                .filter(assessment.cities()::contains)
                .forEach(city -> want(lane, assessment, city, new Cause(kind, List.of())));
    }

    /// An observation came; it touches every assessment of its city and period.
    Slots.Outcome take(int lane, Observation observation) {
        Slots.Outcome outcome = slots.take(observation);
        switch (outcome) {
            case FIRST -> touch(lane, observation, Cause.Kind.NEW_DATA);
            case CORRECTED -> touch(lane, observation, Cause.Kind.CORRECTION);
            case WITHDREW -> touch(lane, observation, Cause.Kind.WITHDRAWAL);
            case DUPLICATE, SUPERSEDED -> {}
        }
        return outcome;
    }

    /// The metrics of one lane's targets, numbered from `sequence` + 1 by assessment and city.
    List<CityMetrics> compute(int lane, long sequence, Instant at) {
        List<CityMetrics> computed = new ArrayList<>();
        for (Map.Entry<Target, List<Cause>> entry : targets.entrySet()) {
            Target target = entry.getKey();
            if (target.lane() == lane) {
                computed.add(new CityMetrics(
                        target.assessment(),
                        target.city(),
                        lane,
                        sequence + computed.size() + 1,
                        at,
                        Cause.together(entry.getValue()),
                        target.assessment().method().metricsOf(target.city(), slots)));
            }
        }
        return computed;
    }

    private void touch(int lane, Observation observation, Cause.Kind kind) {
        Observation.Slot slot = observation.slot();
        Cause cause = new Cause(kind, List.of(observation.version().id()));
        assessments.stream()
                .filter(assessment -> assessment.touchedBy(slot.city(), slot.period()))
                .forEach(assessment -> want(lane, assessment, slot.city(), cause));
    }

    private void want(int lane, Assessment assessment, String city, Cause cause) {
        targets.computeIfAbsent(new Target(lane, assessment, city), _ -> new ArrayList<>())
                .add(cause);
    }

    private record Target(int lane, Assessment assessment, String city) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            int byLane = Integer.compare(lane, other.lane);
            int byAssessment = byLane != 0 ? byLane : assessment.id().compareTo(other.assessment.id());
            return byAssessment != 0 ? byAssessment : city.compareTo(other.city);
        }
    }
}
