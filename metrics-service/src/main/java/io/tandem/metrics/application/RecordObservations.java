package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes observations in and computes every metric they touch.
///
/// Definitions are part of the state: each lane remembers the versions it was last computed by. A lane that
/// is behind is computed anew as a whole; an instance that is itself behind fails until its definitions have
/// come.
public final class RecordObservations {
    private final Definitions definitions;
    private final MetricsDocuments documents;

    /// Lane → assessment id → what the lane was last computed by, as committed.
    private final Map<Integer, Map<String, Computed>> remembered = new ConcurrentHashMap<>();

    public RecordObservations(Definitions definitions, MetricsDocuments documents) {
        this.definitions = definitions;
        this.documents = documents;
    }

    /// Records intakes in the store's transaction. Fails with [IllegalStateException] when a lane was
    /// computed by newer definitions than are known here.
    ///
    /// @param intakes at most one a lane
    /// @param at becomes the time of the computed metrics
    public Uni<Recorded> record(MetricsStore store, List<Intake> intakes, Instant at) {
        List<Assessment> assessments = definitions.assessments();
        List<Integer> unknown = intakes.stream()
                .filter(intake -> intake.reload() || !remembered.containsKey(intake.lane()))
                .map(Intake::lane)
                .toList();
        Uni<List<Computed>> stored = unknown.isEmpty() ? Uni.createFrom().item(List.of()) : store.computed(unknown);
        return stored.map(marks -> refolds(intakes, assessments, known(intakes, unknown, marks)))
                .chain(refolds -> citiesOf(store, refolds)
                        .chain(cities -> load(store, intakes, assessments, cities)
                                .chain(slots -> save(store, intakes, refolds, cities, assessments, slots, at))));
    }

    private Map<Integer, Map<String, Computed>> known(
            List<Intake> intakes, List<Integer> unknown, List<Computed> stored) {
        Map<Integer, Map<String, Computed>> known = new HashMap<>();
        for (Intake intake : intakes) {
            known.put(
                    intake.lane(),
                    unknown.contains(intake.lane()) ? Map.of() : remembered.getOrDefault(intake.lane(), Map.of()));
        }
        stored.stream()
                .collect(Collectors.groupingBy(Computed::lane))
                .forEach((lane, marks) ->
                        known.put(lane, marks.stream().collect(Collectors.toMap(Computed::assessment, mark -> mark))));
        return known;
    }

    private static List<Refold> refolds(
            List<Intake> intakes, List<Assessment> assessments, Map<Integer, Map<String, Computed>> known) {
        List<Refold> refolds = new ArrayList<>();
        for (Intake intake : intakes) {
            for (Assessment assessment : assessments) {
                @Nullable
                Computed by = known.getOrDefault(intake.lane(), Map.of()).get(assessment.id());
                if (by != null && by.newerThan(assessment)) {
                    throw new IllegalStateException("lane %d was computed by %s, here it is at %d/%d"
                            .formatted(intake.lane(), by, assessment.version(), assessment.rosterVersion()));
                }
                if (by == null) {
                    refolds.add(new Refold(intake.lane(), assessment, Cause.Kind.NEW_DATA));
                } else if (by.olderThan(assessment)) {
                    boolean method = by.version() < assessment.version();
                    refolds.add(new Refold(
                            intake.lane(), assessment, method ? Cause.Kind.METHOD_CHANGE : Cause.Kind.ROSTER_CHANGE));
                }
            }
        }
        return refolds;
    }

    private static Uni<Map<Integer, List<String>>> citiesOf(MetricsStore store, List<Refold> refolds) {
        Set<Integer> lanes = refolds.stream().map(Refold::lane).collect(Collectors.toSet());
        return lanes.isEmpty() ? Uni.createFrom().item(Map.of()) : store.citiesOf(lanes);
    }

    private static Uni<Slots> load(
            MetricsStore store,
            List<Intake> intakes,
            List<Assessment> assessments,
            Map<Integer, List<String>> refoldCities) {
        List<Observation.Slot> arriving = intakes.stream()
                .flatMap(intake -> intake.observations().stream())
                .map(Observation::slot)
                .toList();
        Set<String> cities = Stream.concat(
                        arriving.stream().map(Observation.Slot::city),
                        refoldCities.values().stream().flatMap(Collection::stream))
                .collect(Collectors.toSet());
        Set<Period> periods = Stream.concat(
                        arriving.stream().map(Observation.Slot::period),
                        assessments.stream()
                                .flatMap(assessment -> Stream.of(
                                        assessment.method().base(),
                                        assessment.method().current())))
                .collect(Collectors.toSet());
        return cities.isEmpty()
                ? Uni.createFrom().item(new Slots(List.of()))
                : store.observationsOf(cities, periods).map(Slots::new);
    }

    private Uni<Recorded> save(
            MetricsStore store,
            List<Intake> intakes,
            List<Refold> refolds,
            Map<Integer, List<String>> cities,
            List<Assessment> assessments,
            Slots slots,
            Instant at) {
        Recomputation work = new Recomputation(assessments, slots);
        refolds.forEach(refold -> work.refold(
                refold.lane(), refold.assessment(), cities.getOrDefault(refold.lane(), List.of()), refold.kind()));
        Map<Observation.Slot, Integer> changed = new LinkedHashMap<>();
        Map<Integer, Map<Slots.Outcome, Long>> outcomes = new HashMap<>();
        for (Intake intake : intakes) {
            Map<Slots.Outcome, Long> counts = new HashMap<>();
            for (Observation observation : intake.observations()) {
                Slots.Outcome outcome = work.take(intake.lane(), observation);
                counts.merge(outcome, 1L, Long::sum);
                if (outcome.changes()) {
                    changed.put(observation.slot(), intake.lane());
                }
            }
            outcomes.put(intake.lane(), counts);
        }
        List<Recorded.Lane> lanes = intakes.stream()
                .map(intake -> lane(intake, outcomes.getOrDefault(intake.lane(), Map.of()), work, at))
                .toList();
        List<Computed> marks = refolds.stream()
                .map(refold -> Computed.by(refold.lane(), refold.assessment()))
                .toList();
        return store.hold(slots.holders(changed))
                .chain(() -> store.put(
                        lanes.stream().flatMap(lane -> lane.rows().stream()).toList()))
                .chain(() -> store.mark(marks))
                .replaceWith(() -> new Recorded(lanes, () -> remember(intakes, assessments)));
    }

    private Recorded.Lane lane(Intake intake, Map<Slots.Outcome, Long> outcomes, Recomputation work, Instant at) {
        List<MetricsRow> rows = work.compute(intake.lane(), intake.sequence(), at).stream()
                .map(this::row)
                .toList();
        int duplicate = outcomes.getOrDefault(Slots.Outcome.DUPLICATE, 0L).intValue();
        int superseded = outcomes.getOrDefault(Slots.Outcome.SUPERSEDED, 0L).intValue();
        int applied = intake.observations().size() - duplicate - superseded;
        return new Recorded.Lane(intake.lane(), applied, duplicate, superseded, rows);
    }

    private MetricsRow row(CityMetrics metrics) {
        return new MetricsRow(
                metrics.assessment().id(),
                metrics.city(),
                metrics.lane(),
                metrics.sequence(),
                metrics.at(),
                documents.write(metrics));
    }

    private void remember(List<Intake> intakes, List<Assessment> assessments) {
        for (Intake intake : intakes) {
            remembered.put(
                    intake.lane(),
                    assessments.stream()
                            .map(assessment -> Computed.by(intake.lane(), assessment))
                            .collect(Collectors.toMap(Computed::assessment, mark -> mark)));
        }
    }

    private record Refold(int lane, Assessment assessment, Cause.Kind kind) {}
}
