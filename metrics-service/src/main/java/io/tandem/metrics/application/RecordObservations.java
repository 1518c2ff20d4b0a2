package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes observations in and computes every metric they touch.
///
/// Definitions are part of the state: each lane remembers the versions it was last computed by. A lane that
/// is behind is computed anew, a bounded number of cities at a time, while new observations go on being taken
/// in; an instance that is itself behind fails until its definitions have come.
public final class RecordObservations {
    private final Definitions definitions;
    private final MetricsDocuments documents;
    private final LaneMemory memory;
    private final Bounds bounds;

    /// The use case; calls must not overlap.
    public RecordObservations(Definitions definitions, MetricsDocuments documents, Bounds bounds) {
        this.definitions = definitions;
        this.documents = documents;
        this.memory = new LaneMemory(bounds.remembered());
        this.bounds = bounds;
    }

    /// What memory allows.
    ///
    /// @param remembered observations to keep between transactions, at least 0
    /// @param cities to compute anew in one transaction, at least 1
    /// @param rows of metrics that observations may become in one transaction, at least 1
    public record Bounds(long remembered, int cities, int rows) {}

    /// How many observations to take at once at most: each may become a row of every assessment, and there are
    /// never more rows than cities.
    public int most() {
        List<Assessment> assessments = definitions.assessments();
        long cities = assessments.stream().mapToLong(a -> a.cities().size()).sum();
        return cities <= bounds.rows() ? Integer.MAX_VALUE : Math.max(1, bounds.rows() / assessments.size());
    }

    /// The same use case without any memory, for a rebuild beside this one; both share the heap, so it keeps a
    /// quarter of what this one may.
    public RecordObservations fresh() {
        Bounds less = new Bounds(bounds.remembered() / 4, bounds.cities(), Math.max(1, bounds.rows() / 4));
        return new RecordObservations(definitions, documents, less);
    }

    /// Records intakes in the store's transaction. Fails with [IllegalStateException] when a lane was
    /// computed by newer definitions than are known here.
    ///
    /// @param intakes at most one a lane
    /// @param at becomes the time of the computed metrics
    public Uni<Recorded> record(MetricsStore store, List<Intake> intakes, Instant at) {
        List<Assessment> assessments = definitions.assessments();
        memory.forget(intakes.stream().filter(Intake::reload).map(Intake::lane).collect(Collectors.toSet()));
        List<Integer> unknown = intakes.stream()
                .map(Intake::lane)
                .filter(lane -> !memory.knows(lane))
                .toList();
        Uni<List<Computed>> read = unknown.isEmpty() ? Uni.createFrom().item(List.of()) : store.computed(unknown);
        return read.chain(stored -> {
            LaneMarks marks = new LaneMarks(intakes, memory, stored);
            return pieces(store, Refold.due(intakes, assessments, marks))
                    .chain(pieces -> record(store, new Batch(intakes, assessments, marks, pieces, at)));
        });
    }

    private Uni<List<Refold.Piece>> pieces(MetricsStore store, List<Refold> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int share = Math.max(1, bounds.cities() / due.size());
        return store.citiesFrom(due.stream().map(Refold::from).collect(Collectors.toSet()), share)
                .map(cities -> due.stream()
                        .map(refold -> {
                            List<String> next = cities.getOrDefault(refold.from(), List.of());
                            return new Refold.Piece(refold, next, next.size() < share);
                        })
                        .toList());
    }

    private Uni<Recorded> record(MetricsStore store, Batch batch) {
        Map<Cell.Key, Integer> needed = batch.cells();
        Map<Cell.Key, Cell> remembered = memory.find(needed.keySet());
        List<Cell.Key> missing = needed.keySet().stream()
                .filter(key -> !remembered.containsKey(key))
                .toList();
        Uni<List<Observation>> read =
                missing.isEmpty() ? Uni.createFrom().item(List.of()) : store.observationsOf(missing);
        return read.chain(stored -> save(store, batch, needed, new Slots(remembered, stored)));
    }

    private Uni<Recorded> save(MetricsStore store, Batch batch, Map<Cell.Key, Integer> needed, Slots slots) {
        Recomputation work = new Recomputation(batch.assessments(), slots);
        batch.pieces().forEach(work::refold);
        Map<Observation.Slot, Integer> changed = new HashMap<>();
        List<Recorded.Lane> lanes = new ArrayList<>();
        for (Intake intake : batch.intakes()) {
            Map<Slots.Outcome, Integer> outcomes = take(intake, work, changed);
            lanes.add(lane(intake, outcomes, work.compute(intake.lane(), intake.sequence(), batch.at())));
        }
        List<Computed> marks = batch.pieces().stream().map(Refold.Piece::mark).toList();
        marks.forEach(batch.marks()::put);
        List<MetricsRow> rows =
                lanes.stream().flatMap(lane -> lane.rows().stream()).toList();
        boolean more = !batch.pieces().stream().allMatch(Refold.Piece::last);
        List<MetricsStore.Holder> holders = new ArrayList<>();
        changed.forEach((slot, lane) -> holders.add(new MetricsStore.Holder(slots.holder(slot), lane)));
        return store.hold(holders)
                .chain(() -> store.put(rows))
                .chain(() -> store.mark(marks))
                .replaceWith(() -> new Recorded(
                        lanes, more, () -> memory.remember(batch.marks().all(), needed, slots.cells())));
    }

    private static Map<Slots.Outcome, Integer> take(
            Intake intake, Recomputation work, Map<Observation.Slot, Integer> changed) {
        Map<Slots.Outcome, Integer> outcomes = new HashMap<>();
        for (Observation observation : intake.observations()) {
            Slots.Outcome outcome = work.take(intake.lane(), observation);
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome.changes()) {
                changed.put(observation.slot(), intake.lane());
            }
        }
        return outcomes;
    }

    private Recorded.Lane lane(Intake intake, Map<Slots.Outcome, Integer> outcomes, List<CityMetrics> computed) {
        List<MetricsRow> rows = computed.stream().map(this::row).toList();
        int duplicate = outcomes.getOrDefault(Slots.Outcome.DUPLICATE, 0);
        int superseded = outcomes.getOrDefault(Slots.Outcome.SUPERSEDED, 0);
        int applied = intake.observations().size() - duplicate - superseded;
        return new Recorded.Lane(intake.lane(), applied, duplicate, superseded, rows);
    }

    private MetricsRow row(CityMetrics metrics) {
        return new MetricsRow(
                metrics.assessment().id(),
                metrics.city(),
                metrics.assessment().version(),
                metrics.assessment().rosterVersion(),
                metrics.lane(),
                metrics.sequence(),
                metrics.at(),
                documents.write(metrics));
    }

    /// What one transaction has to do.
    private record Batch(
            List<Intake> intakes,
            List<Assessment> assessments,
            LaneMarks marks,
            List<Refold.Piece> pieces,
            Instant at) {
        /// Every cell that the metrics to be computed depend on, with its lane.
        Map<Cell.Key, Integer> cells() {
            Map<Cell.Key, Integer> cells = new HashMap<>();
            for (Intake intake : intakes) {
                for (Observation observation : intake.observations()) {
                    Observation.Slot slot = observation.slot();
                    @Nullable Integer known = cells.put(new Cell.Key(slot.city(), slot.period()), intake.lane());
                    if (known == null) {
                        assessments.forEach(a -> both(a, slot.city(), intake.lane(), cells));
                    }
                }
            }
            for (Refold.Piece piece : pieces) {
                Refold refold = piece.refold();
                piece.cities().forEach(city -> both(refold.assessment(), city, refold.lane(), cells));
            }
            return cells;
        }

        private static void both(Assessment assessment, String city, int lane, Map<Cell.Key, Integer> cells) {
            if (assessment.cities().contains(city)) {
                cells.put(new Cell.Key(city, assessment.method().base()), lane);
                cells.put(new Cell.Key(city, assessment.method().current()), lane);
            }
        }
    }
}
