package io.tandem.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The lanes of this instance, and where each stands. Rebalances change it while a batch is in hand.
final class Lanes {
    /// Lane → offset of the next record to apply.
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();

    /// Lane → the generation that memory is of.
    private final Map<Integer, Long> generations = new ConcurrentHashMap<>();

    /// Lane → where the attempt in hand wants it to stand.
    private final Map<Integer, Long> attempted = new ConcurrentHashMap<>();

    /// Lanes whose memory must be read anew; the token tells two such wishes apart.
    private final Map<Integer, Object> reloads = new ConcurrentHashMap<>();

    /// Takes lanes over where the database says they stand.
    void assign(Map<Integer, Long> stored) {
        stored.forEach((lane, offset) -> {
            reloads.put(lane, new Object());
            positions.put(lane, offset);
        });
    }

    void revoke(Collection<Integer> lanes) {
        lanes.forEach(positions::remove);
    }

    Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    Set<Integer> assigned() {
        return Set.copyOf(positions.keySet());
    }

    /// Whether a lane stands where no attempt of this instance can have brought it.
    boolean overtaken(Map<Integer, Long> stored) {
        return stored.entrySet().stream().anyMatch(lane -> {
            @Nullable Long position = positions.get(lane.getKey());
            return position != null && lane.getValue() > Math.max(position, attempted.getOrDefault(lane.getKey(), 0L));
        });
    }

    /// Stands where the database says, after an attempt whose outcome is not known; nothing remembered can
    /// be relied on.
    ///
    /// @return what is wrong when a lane went back, which no instance of the service does
    Optional<String> resynchronise(Map<Integer, Long> stored) {
        List<String> wentBack = new ArrayList<>();
        attempted.clear();
        stored.forEach((lane, offset) -> positions.computeIfPresent(lane, (_, position) -> {
            if (offset < position) {
                wentBack.add("lane %d from %d to %d".formatted(lane, position, offset));
            }
            reloads.put(lane, new Object());
            return offset;
        }));
        return wentBack.isEmpty()
                ? Optional.empty()
                : Optional.of("stored offsets went back (was the database restored?): " + wentBack);
    }

    /// No records for every lane of this instance.
    SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> empty() {
        SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> lanes = new TreeMap<>();
        positions.keySet().forEach(lane -> lanes.put(lane, List.of()));
        return lanes;
    }

    /// What is left to do of some records: not those of lanes that have gone, nor those already passed.
    List<Step> steps(SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> work) {
        List<Step> steps = new ArrayList<>();
        work.forEach((lane, records) -> {
            @Nullable Long position = positions.get(lane);
            if (position == null) {
                return;
            }
            var fresh = records.stream()
                    .filter(record -> record.offset() >= position)
                    .toList();
            if (!fresh.isEmpty() || records.isEmpty()) {
                long next = fresh.isEmpty() ? position : fresh.getLast().offset() + 1;
                attempted.put(lane, next);
                steps.add(new Step(lane, position, next, reloads.get(lane), fresh));
            }
        });
        return steps;
    }

    /// The steps as batches, for lanes that stand as the database has just said.
    List<LaneBatch> batches(List<Step> steps, Map<Integer, OffsetLedger.Standing> standings) {
        List<LaneBatch> batches = new ArrayList<>();
        for (Step step : steps) {
            OffsetLedger.@Nullable Standing standing = standings.get(step.lane());
            if (standing == null) {
                throw new IllegalStateException("lane %d was not advanced".formatted(step.lane()));
            }
            boolean reload = step.reload() != null
                    || !Long.valueOf(standing.generation()).equals(generations.get(step.lane()));
            batches.add(new LaneBatch(step.lane(), standing.sequence(), reload, step.records()));
        }
        return batches;
    }

    /// The steps are in the database.
    void committed(List<Step> steps, Map<Integer, OffsetLedger.Standing> standings) {
        standings.forEach((lane, standing) -> generations.put(lane, standing.generation()));
        for (Step step : steps) {
            positions.computeIfPresent(step.lane(), (_, position) -> Math.max(position, step.next()));
            if (step.reload() != null) {
                reloads.remove(step.lane(), step.reload());
            }
        }
    }

    /// One lane's part of a transaction.
    ///
    /// @param position where the lane stands
    /// @param next where it will stand
    /// @param reload the wish to read memory anew that this step fulfils
    record Step(
            int lane, long position, long next, @Nullable Object reload, List<ConsumerRecord<byte[], byte[]>> records) {
        OffsetLedger.Advance advance() {
            return new OffsetLedger.Advance(lane, position, next);
        }
    }
}
