package io.tandem.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a lane has stopped without saying why: there is something to fold, nothing is paused, and
/// its position does not change.
final class StallWatch {
    private final Duration patience;
    private final Map<Integer, Standstill> standstills = new HashMap<>();
    private @Nullable Instant lastLook;

    /// A watch that calls it a stall after so long.
    StallWatch(Duration patience) {
        this.patience = patience;
    }

    /// Looks at the lanes of this instance. Looks that are further apart than the patience begin anew: the
    /// process itself has stood still then.
    ///
    /// @param lanes lane → where it stands and where its log ends; empty when that is not known
    /// @param paused whether the fold waits for something and says so
    /// @return what has stalled; empty when nothing has
    Optional<String> look(Map<Integer, Lane> lanes, boolean paused, Instant now) {
        Instant last = lastLook;
        lastLook = now;
        if (paused || (last != null && last.plus(patience).isBefore(now))) {
            standstills.clear();
        }
        standstills.keySet().retainAll(lanes.keySet());
        lanes.forEach((lane, at) -> standstills.merge(
                lane, new Standstill(at.position(), now), (old, fresh) -> old.at() == fresh.at() ? old : fresh));
        lanes.forEach((lane, at) -> {
            if (at.lag() <= 0) {
                standstills.remove(lane);
            }
        });
        return standstills.entrySet().stream()
                .filter(lane -> !lane.getValue().since().plus(patience).isAfter(now))
                .findFirst()
                .map(lane -> "lane %d has stood at %d since %s with records to fold"
                        .formatted(
                                lane.getKey(),
                                lane.getValue().at(),
                                lane.getValue().since()));
    }

    /// A lane's place in its log.
    ///
    /// @param position offset of the next record to fold
    /// @param end offset after the last record
    record Lane(long position, long end) {
        /// Records to fold.
        long lag() {
            return end - position;
        }
    }

    private record Standstill(long at, Instant since) {}
}
