package io.tandem.chaos;

import io.tandem.cluster.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the services have noted about their lanes, held against the log and its fold.
final class LaneChecks {
    private LaneChecks() {}

    /// Each record of a topic was given exactly one outcome, and none was put aside.
    ///
    /// @param ends offset after the last record by partition
    static Promise conserved(String service, List<Ledger.Lane> lanes, Map<Integer, Long> ends) {
        List<String> broken = new ArrayList<>();
        for (Ledger.Lane lane : lanes) {
            long end = ends.getOrDefault(lane.lane(), 0L);
            if (lane.outcomes() != lane.nextOffset() || lane.nextOffset() != end || lane.quarantined() != 0) {
                broken.add("%s, the log ends at %d".formatted(lane, end));
            }
        }
        if (Ledger.sum(lanes, Ledger.Lane::nextOffset)
                != ends.values().stream().mapToLong(Long::longValue).sum()) {
            broken.add("not every partition has a lane");
        }
        return new Promise("I14", service + ": every record has exactly one outcome, none is quarantined", broken);
    }

    /// Exactly the records that had to take effect did, lane by lane.
    static Promise effectsOnce(List<Ledger.Lane> lanes, Model model) {
        List<String> broken = new ArrayList<>();
        for (Ledger.Lane lane : lanes) {
            Model.Tally expected = model.tallies().getOrDefault(lane.lane(), new Model.Tally(0, 0, 0));
            Model.Tally found = new Model.Tally(lane.applied(), lane.duplicate(), lane.superseded());
            if (!found.equals(expected)) {
                broken.add("lane %d: %s, the model has %s".formatted(lane.lane(), found, expected));
            }
        }
        return new Promise("I3", "every observation took effect once, or not at all for the model's reason", broken);
    }

    /// Records that were counted more than once: over the lanes, outcomes beyond the log and effects beyond
    /// the model's.
    static long doubleEffects(List<Ledger.Lane> lanes, Model model) {
        return Ledger.sum(lanes, lane -> {
            Model.@Nullable Tally expected = model.tallies().get(lane.lane());
            long effects = expected == null ? 0 : expected.applied();
            return Math.max(0, lane.outcomes() - lane.nextOffset()) + Math.max(0, lane.applied() - effects);
        });
    }

    /// All output rows of a service are with the broker, and the newest row's number is the number of rows.
    ///
    /// @param newest greatest number among the stored rows, by lane
    static Promise handedOver(String service, List<Ledger.Lane> lanes, Map<Integer, Long> newest) {
        List<String> broken = new ArrayList<>();
        for (Ledger.Lane lane : lanes) {
            long last = newest.getOrDefault(lane.lane(), 0L);
            if (lane.published() != lane.sequence() || last != lane.sequence()) {
                broken.add("%s, the newest row is %d".formatted(lane, last));
            }
        }
        return new Promise("I6", service + ": rows are numbered without a gap and all handed over", broken);
    }
}
