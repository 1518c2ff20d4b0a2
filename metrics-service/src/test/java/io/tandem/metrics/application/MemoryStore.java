package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.StateHash;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.RollUp;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A store without a database. It does not roll back: what fails must be thrown away with it.
final class MemoryStore implements MetricsStore {
    final Map<Cell.Key, Map<Observation.Slot, Observation>> cells = new HashMap<>();
    final Map<Integer, TreeSet<String>> cities = new HashMap<>();
    final SortedMap<String, MetricsRow> metrics = new TreeMap<>();
    final Map<Integer, Map<String, Computed>> computed = new HashMap<>();
    final Map<RolledUp.Key, List<RolledUp>> rolledUp = new HashMap<>();
    final List<Settled> kept = new ArrayList<>();
    int reads;

    @Override
    public Uni<Stored> observationsOf(Collection<Cell.Key> wanted) {
        reads++;
        return Uni.createFrom()
                .item(new Stored(
                        wanted.stream()
                                .flatMap(key -> cells.getOrDefault(key, Map.of()).values().stream())
                                .toList(),
                        rolledUp.values().stream()
                                .flatMap(List::stream)
                                .filter(value -> wanted.contains(value.key().cell()))
                                .toList()));
    }

    @Override
    public Uni<List<Parts>> partsOf(Collection<RolledUp.Key> keys) {
        List<Parts> all = new ArrayList<>();
        for (RolledUp.Key key : keys) {
            for (Status status : List.of(Status.PROVISIONAL, Status.VALIDATED)) {
                List<Observation> standing = cells.values().stream()
                        .flatMap(cell -> cell.values().stream())
                        .filter(o -> o.slot().city().equals(key.city())
                                && o.slot().indicator() == key.indicator()
                                && o.slot().status() == status
                                && o.slot().period().enclosing().contains(key.period())
                                && !isWithdrawn(o))
                        .toList();
                if (!standing.isEmpty()) {
                    all.add(new Parts(
                            key,
                            status,
                            standing.stream()
                                    .map(o -> new RollUp.Part(o.slot().period(), o.value()))
                                    .toList(),
                            standing.stream()
                                    .map(o -> o.version().observedAt())
                                    .max(Instant::compareTo)
                                    .orElseThrow(),
                            standing.getFirst().receivedAt()));
                }
            }
        }
        return Uni.createFrom().item(all);
    }

    private boolean isWithdrawn(Observation o) {
        Observation.Slot slot = new Observation.Slot(
                o.slot().city(), o.slot().indicator(), o.slot().period(), Status.WITHDRAWN);
        Observation withdrawal = cells.getOrDefault(new Cell.Key(slot.city(), slot.period()), Map.of())
                .get(slot);
        return withdrawal != null && withdrawal.version().compareTo(o.version()) > 0;
    }

    @Override
    public Uni<Void> rollUp(Collection<RolledUp.Key> keys, List<RolledUp> values) {
        keys.forEach(rolledUp::remove);
        values.forEach(value ->
                rolledUp.computeIfAbsent(value.key(), _ -> new ArrayList<>()).add(value));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Map<From, List<String>>> citiesFrom(Collection<From> starts, int limit) {
        return Uni.createFrom()
                .item(starts.stream()
                        .collect(Collectors.toMap(
                                from -> from,
                                from ->
                                        cities
                                                .getOrDefault(from.lane(), new TreeSet<>())
                                                .tailSet(from.after(), false)
                                                .stream()
                                                .limit(limit)
                                                .toList())));
    }

    @Override
    public Uni<List<Computed>> computed(Collection<Integer> lanes) {
        return Uni.createFrom()
                .item(lanes.stream()
                        .flatMap(lane -> computed.getOrDefault(lane, Map.of()).values().stream())
                        .toList());
    }

    @Override
    public Uni<Void> hold(List<Holder> holders) {
        for (Holder holder : holders) {
            Observation.Slot slot = holder.observation().slot();
            cells.computeIfAbsent(new Cell.Key(slot.city(), slot.period()), _ -> new HashMap<>())
                    .put(slot, holder.observation());
            cities.computeIfAbsent(holder.lane(), _ -> new TreeSet<>()).add(slot.city());
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> put(List<MetricsRow> rows) {
        rows.forEach(row -> metrics.put(row.assessment() + "/" + row.city(), row));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> mark(List<Computed> marks) {
        marks.forEach(mark ->
                computed.computeIfAbsent(mark.lane(), _ -> new HashMap<>()).put(mark.assessment(), mark));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> keep(List<Settled> settled, Instant at) {
        kept.addAll(settled);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<MetricsRow>> rowsAfter(int lane, long after, int limit) {
        throw new UnsupportedOperationException("nothing is handed over here");
    }

    /// The hash that the service would answer with.
    StateHash hash() {
        return StateHash.of(cells.values().stream()
                .flatMap(cell -> cell.values().stream())
                .map(MemoryStore::line)
                .toList());
    }

    /// Assessment and city → the metrics' document.
    SortedMap<String, String> documents() {
        SortedMap<String, String> documents = new TreeMap<>();
        metrics.forEach((key, row) -> documents.put(key, row.document()));
        return documents;
    }

    private static String line(Observation o) {
        Instant at = o.version().observedAt();
        return String.join(
                "|",
                o.slot().city(),
                o.slot().indicator().name(),
                o.slot().period().iso(),
                o.slot().status().name(),
                o.value() == null ? "" : HexFormat.of().toHexDigits(Double.doubleToLongBits(o.value())),
                Integer.toString(o.version().revision()),
                Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000),
                o.version().feed(),
                o.version().id());
    }
}
