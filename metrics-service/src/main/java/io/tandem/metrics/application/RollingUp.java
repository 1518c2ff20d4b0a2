package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.RollUp;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Slots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings what shorter periods come to up to date, from all of their observations as stored: so it does not depend on
/// the order in which they came.
final class RollingUp {
    private final double completeFrom;

    /// @param completeFrom fraction of a period's days from which it is complete
    RollingUp(double completeFrom) {
        this.completeFrom = completeFrom;
    }

    /// Computes anew whatever the changed slots are part of. Their observations must be stored already.
    Uni<Void> update(MetricsStore store, Collection<Observation.Slot> changed, Slots slots) {
        Set<RolledUp.Key> keys = new LinkedHashSet<>();
        for (Observation.Slot slot : changed) {
            for (Period longer : slot.period().enclosing()) {
                keys.add(new RolledUp.Key(slot.city(), slot.indicator(), longer));
            }
        }
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.partsOf(keys).chain(parts -> store(store, keys, parts, slots));
    }

    private Uni<Void> store(MetricsStore store, Set<RolledUp.Key> keys, List<MetricsStore.Parts> parts, Slots slots) {
        Map<RolledUp.Key, List<RolledUp>> values = new HashMap<>();
        for (MetricsStore.Parts given : parts) {
            RollUp.of(given.key().indicator(), given.parts())
                    .ifPresent(amount -> values.computeIfAbsent(given.key(), _ -> new ArrayList<>())
                            .add(RolledUp.of(
                                    given.key(),
                                    given.status(),
                                    amount,
                                    completeFrom,
                                    given.observedAt(),
                                    given.receivedAt())));
        }
        keys.forEach(key -> slots.rollUp(key, values.getOrDefault(key, List.of())));
        return store.rollUp(keys, values.values().stream().flatMap(List::stream).toList());
    }
}
