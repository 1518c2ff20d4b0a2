package io.tandem.metrics.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.metrics.domain.Cell;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of lanes beside the database: only what was committed, and only until it may be wrong.
///
/// Nobody else writes a lane's state while its offset stands where this instance left it, so that what was
/// committed stays true. Cells are a bounded cache; what it has dropped is read again.
final class LaneMemory {
    /// Lane → assessment id → what the lane was last computed by.
    private final Map<Integer, Map<String, Computed>> computed = new ConcurrentHashMap<>();

    private final Cache<Cell.Key, LaneCell> cells;

    /// Remembers at most so many observations; a cell counts as one more than it has.
    LaneMemory(long observations) {
        this.cells = Caffeine.newBuilder()
                .maximumWeight(observations)
                .<Cell.Key, LaneCell>weigher((_, held) -> held.cell().size() + 1)
                .executor(Runnable::run)
                .build();
    }

    void forget(Set<Integer> lanes) {
        if (!lanes.isEmpty()) {
            computed.keySet().removeAll(lanes);
            cells.asMap().values().removeIf(held -> lanes.contains(held.lane()));
        }
    }

    boolean knows(int lane) {
        return computed.containsKey(lane);
    }

    Map<String, Computed> computed(int lane) {
        return computed.getOrDefault(lane, Map.of());
    }

    /// Those of the cells that are remembered.
    Map<Cell.Key, Cell> find(Collection<Cell.Key> keys) {
        Map<Cell.Key, Cell> found = new HashMap<>();
        for (Cell.Key key : keys) {
            @Nullable LaneCell held = cells.getIfPresent(key);
            if (held != null) {
                found.put(key, held.cell());
            }
        }
        return found;
    }

    /// Remembers what was committed.
    ///
    /// @param marks all that is known of the lanes
    /// @param lanes cell → the lane that it belongs to
    void remember(Map<Integer, List<Computed>> marks, Map<Cell.Key, Integer> lanes, Map<Cell.Key, Cell> committed) {
        marks.forEach((lane, list) ->
                computed.put(lane, list.stream().collect(Collectors.toMap(Computed::assessment, mark -> mark))));
        lanes.forEach((key, lane) -> cells.put(key, new LaneCell(lane, committed.getOrDefault(key, Cell.EMPTY))));
    }

    private record LaneCell(int lane, Cell cell) {}
}
