package io.tandem.chaos;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What must have become of the log: its fold, in the order of each lane.
final class Model {
    private static final String WITHDRAWN = "WITHDRAWN";

    private final Map<Key, Observation> holders = new HashMap<>();
    private final SortedMap<Integer, Tally> tallies = new TreeMap<>();

    private record Key(Observation.Slot slot, String status) {}

    /// What became of a lane's records; every record is in exactly one count.
    ///
    /// @param applied took effect
    /// @param duplicate was there already
    /// @param superseded was older than what was there
    record Tally(long applied, long duplicate, long superseded) {
        /// All records.
        long records() {
            return applied + duplicate + superseded;
        }

        private Tally plus(Tally other) {
            return new Tally(applied + other.applied, duplicate + other.duplicate, superseded + other.superseded);
        }
    }

    /// Takes the lane's next record in.
    void take(int lane, Observation observation) {
        Key key = new Key(observation.slot(), observation.status());
        @Nullable Observation holder = holders.get(key);
        Tally tally;
        if (holder == null || observation.replaces(holder)) {
            holders.put(key, observation);
            tally = new Tally(1, 0, 0);
        } else {
            tally = observation.sameVersion(holder) ? new Tally(0, 1, 0) : new Tally(0, 0, 1);
        }
        tallies.merge(lane, tally, Tally::plus);
    }

    /// By lane; lanes without records are missing.
    SortedMap<Integer, Tally> tallies() {
        return Collections.unmodifiableSortedMap(tallies);
    }

    /// All lanes together.
    Tally total() {
        return tallies.values().stream().reduce(new Tally(0, 0, 0), Tally::plus);
    }

    /// The newest observation of every (slot, status).
    Collection<Observation> holders() {
        return Collections.unmodifiableCollection(holders.values());
    }

    /// Hash of the state.
    String hash() {
        return StateHash.of(holders.values().stream().map(Observation::line));
    }

    /// The level that counts, in the indicator's unit: validated before provisional, and nothing that is older
    /// than a withdrawal; null when there is none.
    @Nullable
    Double level(Observation.Slot slot) {
        @Nullable Observation withdrawal = holders.get(new Key(slot, WITHDRAWN));
        for (String status : new String[] {"VALIDATED", "PROVISIONAL"}) {
            @Nullable Observation holder = holders.get(new Key(slot, status));
            if (holder != null && (withdrawal == null || !holder.isOlderThan(withdrawal))) {
                return holder.value();
            }
        }
        return null;
    }
}
