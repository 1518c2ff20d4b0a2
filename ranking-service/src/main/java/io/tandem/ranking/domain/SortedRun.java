package io.tandem.ranking.domain;

import java.util.Arrays;

/// Cities with their values, side by side in two arrays: the greater value first, equal values by city code.
///
/// Positions count from 0. A search costs O(log n); whatever goes in or out moves all that is behind it, so a
/// run is meant to be short. It grows by itself.
final class SortedRun {
    private static final int SMALLEST = 16;

    private double[] values = new double[SMALLEST];
    private String[] cities = new String[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    double value(int position) {
        return values[position];
    }

    String city(int position) {
        return cities[position];
    }

    /// Position of the first entry that does not sort before the given one, which need not be there;
    /// [#size()] when all sort before it.
    int lowerBound(double value, String city) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double present = values[middle];
            if (present > value || (present == value && cities[middle].compareTo(city) < 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Puts an entry at its [#lowerBound].
    void insert(int position, double value, String city) {
        ensureCapacity(size + 1);
        System.arraycopy(values, position, values, position + 1, size - position);
        System.arraycopy(cities, position, cities, position + 1, size - position);
        values[position] = value;
        cities[position] = city;
        size++;
    }

    void remove(int position) {
        size--;
        System.arraycopy(values, position + 1, values, position, size - position);
        System.arraycopy(cities, position + 1, cities, position, size - position);
        cities[size] = "";
    }

    /// Keeps the first half, rounded up, and gives the rest away.
    SortedRun split() {
        SortedRun rest = new SortedRun();
        int kept = (size + 1) / 2;
        rest.append(this, kept);
        Arrays.fill(cities, kept, size, "");
        size = kept;
        return rest;
    }

    /// Takes all of `next`, which sorts behind everything here.
    void append(SortedRun next) {
        append(next, 0);
    }

    private void append(SortedRun next, int from) {
        int added = next.size - from;
        ensureCapacity(size + added);
        System.arraycopy(next.values, from, values, size, added);
        System.arraycopy(next.cities, from, cities, size, added);
        size += added;
    }

    private void ensureCapacity(int needed) {
        if (needed > values.length) {
            int capacity = Math.max(needed, 2 * values.length);
            values = Arrays.copyOf(values, capacity);
            cities = Arrays.copyOf(cities, capacity);
        }
    }
}
