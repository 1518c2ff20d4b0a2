package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// An ordered list of cities with their values that knows positions: the greater value first, equal values by
/// city code.
///
/// The list is cut into blocks of at most `capacity` entries. A search bisects the blocks' bounds and then one
/// block; the number of entries before a block comes from [BlockSizes]. A full block becomes two, and two
/// neighbours with at most half a block between them become one, so that n entries need at most
/// `4 n / capacity + 1` blocks.
final class CountedBlocks {
    /// Every change moves half a block on average, and every split passes over all sizes. From 64 to 512 the rate of
    /// moves differs little.
    static final int CAPACITY = 128;

    private final int capacity;
    private final List<SortedRun> blocks = new ArrayList<>();
    private final BlockSizes sizes = new BlockSizes();
    // The last entry that block i may hold, for every block but the last; it need not be present any more.
    private final SortedRun bounds = new SortedRun();
    private int size;

    CountedBlocks(int capacity) {
        this.capacity = capacity;
        blocks.add(new SortedRun());
        sizes.insert(0);
    }

    int size() {
        return size;
    }

    /// Adds a city that is not there yet.
    ///
    /// @return the number of cities with a greater value
    int add(double value, String city) {
        int block = bounds.lowerBound(value, city);
        SortedRun run = blocks.get(block);
        int position = run.lowerBound(value, city);
        int greater = greater(value, block, position);
        run.insert(position, value, city);
        sizes.add(block, 1);
        size++;
        if (run.size() == capacity) {
            split(block);
        }
        return greater;
    }

    /// Takes out a city that is there with this value.
    ///
    /// @return the number of cities with a greater value
    int remove(double value, String city) {
        int block = bounds.lowerBound(value, city);
        SortedRun run = blocks.get(block);
        int position = run.lowerBound(value, city);
        int greater = greater(value, block, position);
        run.remove(position);
        sizes.add(block, -1);
        size--;
        mergeIfSparse(block);
        mergeIfSparse(block - 1);
        return greater;
    }

    /// Number of cities with a greater value.
    int greater(double value) {
        // The empty code sorts before every city, so this is where the equals of `value` begin.
        int block = bounds.lowerBound(value, "");
        return sizes.before(block) + blocks.get(block).lowerBound(value, "");
    }

    /// The same, for a value whose place among its equals is known: mostly nothing equal is before it.
    private int greater(double value, int block, int position) {
        boolean first = position > 0
                ? blocks.get(block).value(position - 1) > value
                : block == 0 || bounds.value(block - 1) > value;
        return first ? sizes.before(block) + position : greater(value);
    }

    /// The city at a position counted from 0.
    String get(int position) {
        int block = sizes.blockAt(position);
        return blocks.get(block).city(position - sizes.before(block));
    }

    /// Every city in order with its rank, `above` + 1 for the first; equal values share a rank.
    void forEach(int above, ObjIntConsumer<String> action) {
        int position = above;
        int rank = above;
        double previous = Double.NaN;
        for (SortedRun run : blocks) {
            for (int i = 0; i < run.size(); i++) {
                position++;
                if (run.value(i) != previous) {
                    rank = position;
                    previous = run.value(i);
                }
                action.accept(run.city(i), rank);
            }
        }
    }

    private void split(int block) {
        SortedRun run = blocks.get(block);
        SortedRun rest = run.split();
        blocks.add(block + 1, rest);
        int last = run.size() - 1;
        bounds.insert(block, run.value(last), run.city(last));
        sizes.insert(block + 1);
        sizes.add(block, -rest.size());
        sizes.add(block + 1, rest.size());
    }

    /// Joins a block and the next one where both exist and are small.
    private void mergeIfSparse(int block) {
        if (block < 0 || block >= bounds.size() || sizes.of(block) + sizes.of(block + 1) > capacity / 2) {
            return;
        }
        SortedRun next = blocks.remove(block + 1);
        blocks.get(block).append(next);
        bounds.remove(block);
        sizes.remove(block + 1);
        sizes.add(block, next.size());
    }
}
