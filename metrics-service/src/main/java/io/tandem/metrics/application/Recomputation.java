package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Effect;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects which city's metrics of which assessment have to be computed and why, then computes them.
final class Recomputation {
    private final List<Assessment> assessments;
    private final Slots slots;

    /// Lane → target → its causes, ordered so that the same work is always numbered alike.
    private final Map<Integer, SortedMap<Target, List<Cause>>> targets = new HashMap<>();

    Recomputation(List<Assessment> assessments, Slots slots) {
        this.assessments = assessments;
        this.slots = slots;
    }

    /// A definition changed: cities of the assessment that have observations.
    void refold(Refold.Piece piece) {
        Refold refold = piece.refold();
        piece.cities().stream()
                .filter(refold.assessment().cities()::contains)
                .forEach(city -> want(refold.lane(), refold.assessment(), city, new Cause(refold.cause(), List.of())));
    }

    /// An observation came; it touches every assessment of its city and period.
    Effect take(int lane, Observation observation) {
        Slots.Outcome outcome = slots.take(observation);
        boolean late = false;
        if (outcome.changes()) {
            Observation.Slot slot = observation.slot();
            List<String> id = List.of(observation.version().id());
            for (Assessment assessment : assessments) {
                if (assessment.touchedBy(slot.city(), slot.period())) {
                    Cause.Kind kind = kind(outcome, slot, assessment);
                    late |= kind == Cause.Kind.LATE_DATA;
                    want(lane, assessment, slot.city(), new Cause(kind, id));
                } else {
                    part(lane, assessment, slot, new Cause(partKind(outcome), id));
                }
            }
        }
        return effect(outcome, late);
    }

    /// A shorter period's observation has no say while the longer period itself is reported.
    private void part(int lane, Assessment assessment, Observation.Slot slot, Cause cause) {
        assessment
                .enclosing(slot.city(), slot.period())
                .map(longer -> new RolledUp.Key(slot.city(), slot.indicator(), longer))
                .filter(key -> !slots.isReported(key, assessment.method().policy()))
                .ifPresent(_ -> want(lane, assessment, slot.city(), cause));
    }

    private static Cause.Kind partKind(Slots.Outcome outcome) {
        return switch (outcome) {
            case FIRST -> Cause.Kind.NEW_DATA;
            case CORRECTED -> Cause.Kind.CORRECTION;
            case WITHDREW -> Cause.Kind.WITHDRAWAL;
            case DUPLICATE, SUPERSEDED -> throw new IllegalArgumentException("no cause: " + outcome);
        };
    }

    private static Effect effect(Slots.Outcome outcome, boolean late) {
        return switch (outcome) {
            case FIRST, CORRECTED, WITHDREW -> late ? Effect.LATE : Effect.APPLIED;
            case DUPLICATE -> Effect.DUPLICATE;
            case SUPERSEDED -> Effect.SUPERSEDED;
        };
    }

    /// The metrics of one lane's targets, numbered from `sequence` + 1 by assessment and city.
    List<CityMetrics> compute(int lane, long sequence, Instant at) {
        List<CityMetrics> computed = new ArrayList<>();
        targets.getOrDefault(lane, new TreeMap<>())
                .forEach((target, causes) -> computed.add(new CityMetrics(
                        target.assessment(),
                        target.city(),
                        lane,
                        sequence + computed.size() + 1,
                        at,
                        Cause.together(causes),
                        target.assessment().method().metricsOf(target.city(), slots))));
        return computed;
    }

    private Cause.Kind kind(Slots.Outcome outcome, Observation.Slot slot, Assessment assessment) {
        return switch (outcome) {
            case FIRST -> assessment.method().late(slot, slots) ? Cause.Kind.LATE_DATA : Cause.Kind.NEW_DATA;
            case CORRECTED -> Cause.Kind.CORRECTION;
            case WITHDREW -> Cause.Kind.WITHDRAWAL;
            case DUPLICATE, SUPERSEDED -> throw new IllegalArgumentException("no cause: " + outcome);
        };
    }

    private void want(int lane, Assessment assessment, String city, Cause cause) {
        targets.computeIfAbsent(lane, _ -> new TreeMap<>())
                .computeIfAbsent(new Target(assessment, city), _ -> new ArrayList<>())
                .add(cause);
    }

    private record Target(Assessment assessment, String city) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            int byAssessment = assessment.id().compareTo(other.assessment.id());
            return byAssessment != 0 ? byAssessment : city.compareTo(other.city);
        }
    }
}
