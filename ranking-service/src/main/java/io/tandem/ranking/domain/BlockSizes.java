package io.tandem.ranking.domain;

import java.util.Arrays;

/// The sizes of consecutive blocks: how many entries lie before a block, and which block holds the entry at a
/// position. A Fenwick tree over the sizes.
///
/// Asking and [#add] cost O(log blocks); a block more or less costs O(blocks), one pass over plain numbers.
final class BlockSizes {
    private int count;
    private int[] sizes = new int[8];
    // From 1: tree[i] is the sum of the (i & -i) sizes up to and including that of block i - 1.
    private int[] tree = new int[9];

    int of(int block) {
        return sizes[block];
    }

    /// Adds `change` to the size of a block.
    void add(int block, int change) {
        sizes[block] += change;
        for (int i = block + 1; i <= count; i += i & -i) {
            tree[i] += change;
        }
    }

    /// Number of entries in all blocks before this one.
    int before(int block) {
        int sum = 0;
        for (int i = block; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    /// The block that holds the entry at `position`, counted from 0 over all blocks.
    int blockAt(int position) {
        int block = 0;
        int remaining = position;
        for (int step = Integer.highestOneBit(count); step > 0; step >>= 1) {
            if (block + step <= count && tree[block + step] <= remaining) {
                block += step;
                remaining -= tree[block];
            }
        }
        return block;
    }

    /// Makes room for a block of no entries; the blocks from there on move up.
    void insert(int block) {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
            tree = new int[sizes.length + 1];
        }
        System.arraycopy(sizes, block, sizes, block + 1, count - block);
        sizes[block] = 0;
        count++;
        sumUp();
    }

    /// Forgets a block and its entries; the blocks behind it move down.
    void remove(int block) {
        count--;
        System.arraycopy(sizes, block + 1, sizes, block, count - block);
        sumUp();
    }

    private void sumUp() {
        System.arraycopy(sizes, 0, tree, 1, count);
        for (int i = 1; i <= count; i++) {
            int parent = i + (i & -i);
            if (parent <= count) {
                tree[parent] += tree[i];
            }
        }
    }
}
