package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Effect;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final RollingUp rollingUp;
    private final boolean first;

    /// The use case; calls must not overlap.
    public RecordObservations(Definitions definitions, MetricsDocuments documents, Bounds bounds) {
        this(definitions, documents, bounds, true);
    }

    private RecordObservations(Definitions definitions, MetricsDocuments documents, Bounds bounds, boolean first) {
        this.definitions = definitions;
        this.documents = documents;
        this.memory = new LaneMemory(bounds.remembered());
        this.bounds = bounds;
        this.rollingUp = new RollingUp(bounds.completeFrom());
        this.first = first;
    }

    /// What memory allows, and what counts as complete.
    ///
    /// @param remembered observations to keep between transactions, at least 0
    /// @param cities to compute anew in one transaction, at least 1
    /// @param rows of metrics that observations may become in one transaction, at least 1
    /// @param completeFrom fraction of a period's days that shorter periods must stand for to be complete
    public record Bounds(long remembered, int cities, int rows, double completeFrom) {}

    /// How many observations to take at once at most: each may become a row of every assessment, and there are
    /// never more rows than cities.
    public int most() {
        List<Assessment> assessments = definitions.assessments();
        long cities = assessments.stream().mapToLong(a -> a.cities().size()).sum();
        return cities <= bounds.rows() ? Integer.MAX_VALUE : Math.max(1, bounds.rows() / assessments.size());
    }

    /// The same use case without any memory, for a rebuild beside this one; both share the heap, so it keeps a
    /// quarter of what this one may. What became of an arrival was decided by this one and is not kept again.
    public RecordObservations fresh() {
        Bounds less = new Bounds(
                bounds.remembered() / 4, bounds.cities(), Math.max(1, bounds.rows() / 4), bounds.completeFrom());
        return new RecordObservations(definitions, documents, less, false);
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
        Uni<MetricsStore.Stored> read =
                missing.isEmpty() ? Uni.createFrom().item(MetricsStore.Stored.NOTHING) : store.observationsOf(missing);
        return read.map(stored -> slots(remembered, stored)).chain(slots -> save(store, batch, needed, slots));
    }

    private static Slots slots(Map<Cell.Key, Cell> remembered, MetricsStore.Stored stored) {
        Slots slots = new Slots(remembered, stored.observations());
        stored.rolledUp().stream().collect(Collectors.groupingBy(RolledUp::key)).forEach(slots::rollUp);
        return slots;
    }

    private Uni<Recorded> save(MetricsStore store, Batch batch, Map<Cell.Key, Integer> needed, Slots slots) {
        Recomputation work = new Recomputation(batch.assessments(), slots);
        batch.pieces().forEach(work::refold);
        Map<Observation.Slot, Integer> changed = new HashMap<>();
        List<Settled> settled = new ArrayList<>();
        List<Map<Effect, Integer>> effects = batch.intakes().stream()
                .map(intake -> take(intake, work, changed, settled))
                .toList();
        List<MetricsStore.Holder> holders = new ArrayList<>();
        changed.forEach((slot, lane) -> holders.add(new MetricsStore.Holder(slots.holder(slot), lane)));
        return store.hold(holders)
                .chain(() -> rollingUp.update(store, changed.keySet(), slots))
                .chain(() -> store.keep(first ? settled : List.of(), batch.at()))
                .chain(() -> put(store, batch, work, effects))
                .map(lanes -> new Recorded(
                        lanes,
                        !batch.pieces().stream().allMatch(Refold.Piece::last),
                        () -> memory.remember(batch.marks().all(), needed, slots.cells())));
    }

    private Uni<List<Recorded.Lane>> put(
            MetricsStore store, Batch batch, Recomputation work, List<Map<Effect, Integer>> effects) {
        List<Recorded.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < batch.intakes().size(); i++) {
            Intake intake = batch.intakes().get(i);
            lanes.add(lane(intake, effects.get(i), work.compute(intake.lane(), intake.sequence(), batch.at())));
        }
        List<Computed> marks = batch.pieces().stream().map(Refold.Piece::mark).toList();
        marks.forEach(batch.marks()::put);
        List<MetricsRow> rows =
                lanes.stream().flatMap(lane -> lane.rows().stream()).toList();
        return store.put(rows).chain(() -> store.mark(marks)).replaceWith(lanes);
    }

    private static Map<Effect, Integer> take(
            Intake intake, Recomputation work, Map<Observation.Slot, Integer> changed, List<Settled> settled) {
        Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
        for (Arrival arrival : intake.arrivals()) {
            Effect effect = work.take(intake.lane(), arrival.observation());
            effects.merge(effect, 1, Integer::sum);
            settled.add(new Settled(intake.lane(), arrival, effect));
            if (effect.changes()) {
                changed.put(arrival.observation().slot(), intake.lane());
            }
        }
        return effects;
    }

    private Recorded.Lane lane(Intake intake, Map<Effect, Integer> effects, List<CityMetrics> computed) {
        List<MetricsRow> rows = computed.stream().map(this::row).toList();
        int duplicate = effects.getOrDefault(Effect.DUPLICATE, 0);
        int superseded = effects.getOrDefault(Effect.SUPERSEDED, 0);
        int applied = intake.arrivals().size() - duplicate - superseded;
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
                for (Arrival arrival : intake.arrivals()) {
                    Observation.Slot slot = arrival.observation().slot();
                    @Nullable Integer known = cells.put(new Cell.Key(slot.city(), slot.period()), intake.lane());
                    if (known == null) {
                        assessments.forEach(a -> both(a, slot.city(), intake.lane(), cells));
                        slot.period()
                                .enclosing()
                                .forEach(longer -> cells.put(new Cell.Key(slot.city(), longer), intake.lane()));
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
