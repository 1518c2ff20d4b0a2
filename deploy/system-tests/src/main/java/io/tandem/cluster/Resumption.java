package io.tandem.cluster;

import io.tandem.local.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How long a service's stored offsets stand still after one of its processes is killed.
public final class Resumption {
    /// Within this time the database finishes a commit that the killed process had sent.
    private static final Duration LAST_COMMIT = Duration.ofMillis(100);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Resumption() {}

    /// Kills an instance, starts it again at once and waits until every lane with records has moved past where it was
    /// left. Records must keep coming on all of them meanwhile.
    ///
    /// @param ledger of the instance's service
    /// @return from the kill on; empty when a lane still stands after `limit`
    public static Optional<Duration> afterKilling(Instance instance, Ledger ledger, Duration limit) {
        long killed = System.nanoTime();
        instance.kill();
        instance.restart();
        Poll.sleep(LAST_COMMIT);
        Map<Integer, Long> left = ledger.lanes().stream()
                .filter(lane -> lane.nextOffset() > 0)
                .collect(Collectors.toMap(Ledger.Lane::lane, Ledger.Lane::nextOffset));
        boolean resumed = Poll.until(limit, LOOK_AGAIN, () -> allPast(left, ledger.lanes()));
        return resumed ? Optional.of(Duration.ofNanos(System.nanoTime() - killed)) : Optional.empty();
    }

    private static boolean allPast(Map<Integer, Long> left, List<Ledger.Lane> lanes) {
        return lanes.stream()
                .allMatch(lane -> !left.containsKey(lane.lane())
                        || lane.nextOffset() > left.getOrDefault(lane.lane(), Long.MAX_VALUE));
    }
}
