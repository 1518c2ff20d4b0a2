package io.tandem.chaos;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the log against what was sent and acknowledged, and folds it on the way.
final class LogAudit {
    private final Receipts receipts;
    private final Model model = new Model();
    private final BitSet present = new BitSet();
    private final Map<Integer, List<Integer>> numbers = new HashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private long records;

    LogAudit(Receipts receipts) {
        this.receipts = receipts;
    }

    /// The lane's next record; offsets must come from 0 without a hole.
    void take(int lane, long offset, Observation observation) {
        List<Integer> known = numbers.computeIfAbsent(lane, _ -> new ArrayList<>());
        if (offset != known.size()) {
            throw new IllegalArgumentException("lane %d continues at %d, not %d".formatted(lane, offset, known.size()));
        }
        records++;
        if (observation.feed().equals(Feed.NAME) && receipts.wasSent(observation)) {
            known.add(Feed.number(observation));
            present.set(Feed.number(observation));
        } else {
            known.add(-1);
            strangers.add("record %d of lane %d was never sent".formatted(offset, lane));
        }
        model.take(lane, observation);
    }

    /// The fold of the log.
    Model model() {
        return model;
    }

    /// Records in the log, repetitions included.
    long records() {
        return records;
    }

    /// Different observations in the log.
    int distinct() {
        return present.cardinality();
    }

    /// Different observations that were acknowledged and are not in the log.
    int lost() {
        BitSet missing = receipts.acknowledged();
        missing.andNot(present);
        return missing.cardinality();
    }

    /// Every acknowledged observation is in the log, at the place that its receipt names.
    Promise nothingLost() {
        List<String> broken = new ArrayList<>();
        if (lost() > 0) {
            broken.add("%d acknowledged observations are not in the log".formatted(lost()));
        }
        for (int i = 0; i < receipts.count(); i++) {
            Receipts.Receipt receipt = receipts.receipt(i);
            List<Integer> lane = numbers.getOrDefault(receipt.lane(), List.of());
            if (receipt.offset() >= lane.size() || lane.get((int) receipt.offset()) != receipt.number()) {
                broken.add("something else is where %s points".formatted(receipt));
            }
        }
        return new Promise("I1", "every acknowledged observation is in the log, where its receipt says", broken);
    }

    /// The log has only what was sent, to the letter, and nothing that was sent was refused.
    Promise nothingInvented() {
        List<String> broken = new ArrayList<>(strangers);
        receipts.refusals().stream().map("refused: "::concat).forEach(broken::add);
        return new Promise("I2", "the log has nothing that was not sent", broken);
    }
}
