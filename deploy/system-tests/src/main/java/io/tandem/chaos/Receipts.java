package io.tandem.chaos;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What was sent, and what was said to each of it. Thread-safe.
final class Receipts {
    private final BitSet acknowledged = new BitSet();
    private final BitSet unknown = new BitSet();
    private final Numbers lines = new Numbers();
    private final Numbers places = new Numbers();
    private final Numbers placed = new Numbers();
    private final List<String> refusals = new ArrayList<>();
    private long injected;

    /// A growing list of numbers.
    private static final class Numbers {
        private long[] numbers = new long[1 << 16];
        private int size;

        void add(long number) {
            if (size == numbers.length) {
                numbers = java.util.Arrays.copyOf(numbers, size * 2);
            }
            numbers[size] = number;
            size++;
        }
    }

    /// An acknowledgement of an observation, with the place in the log that it names.
    record Receipt(int number, int lane, long offset) {}

    /// An item is about to be sent.
    synchronized void sending(Observation observation) {
        injected++;
        if (Feed.number(observation) == lines.size) {
            lines.add(observation.line().hashCode());
        }
    }

    /// It was acknowledged.
    synchronized void acknowledged(Receipt receipt) {
        acknowledged.set(receipt.number());
        placed.add(receipt.number());
        places.add(receipt.offset() << 8 | receipt.lane());
    }

    /// Nobody knows whether the log has it.
    synchronized void unknown(Observation observation) {
        unknown.set(Feed.number(observation));
    }

    /// It was refused, which nothing that is sent here should be.
    synchronized void refused(String answer) {
        refusals.add(answer);
    }

    /// Items sent, repetitions included.
    synchronized long injected() {
        return injected;
    }

    /// Different observations sent.
    synchronized int made() {
        return lines.size;
    }

    /// Different observations acknowledged at least once.
    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    /// Different observations that were never acknowledged, and for which no answer came at least once.
    synchronized int unknown() {
        BitSet only = (BitSet) unknown.clone();
        only.andNot(acknowledged);
        return only.cardinality();
    }

    /// Number of acknowledgements, repetitions included.
    synchronized int count() {
        return placed.size;
    }

    /// An acknowledgement, in the order in which they came.
    synchronized Receipt receipt(int index) {
        long place = places.numbers[index];
        return new Receipt((int) placed.numbers[index], (int) (place & 0xff), place >>> 8);
    }

    /// Whether exactly this observation was sent.
    synchronized boolean wasSent(Observation observation) {
        int number = Feed.number(observation);
        return number < lines.size
                && lines.numbers[number] == observation.line().hashCode();
    }

    /// The answers to what was refused.
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }
}
