package io.tandem.ranking.domain;

import org.jspecify.annotations.Nullable;

/// The scores by city: a hash table in arrays, at most half full, with linear probing.
///
/// Among millions of cities nearly every look-up waits for memory; here what it needs lies at one index of
/// each array instead of behind three references, and a new score makes no garbage. A slot is valid until the
/// next [#add] or [#remove].
final class CityScores {
    /// The slot of a city that is not there.
    static final int ABSENT = -1;

    private @Nullable String[] cities = new @Nullable String[16];
    private int[] hashes = new int[16];
    private byte[] parts = new byte[16];
    private double[] values = new double[16];
    private int size;

    int size() {
        return size;
    }

    /// The slot of a city, or [#ABSENT].
    int find(String city) {
        int hash = hash(city);
        int slot = hash & mask();
        while (cities[slot] != null) {
            if (hashes[slot] == hash && city.equals(cities[slot])) {
                return slot;
            }
            slot = (slot + 1) & mask();
        }
        return ABSENT;
    }

    /// The city of a slot, always the same object, so that callers' copies need not be kept.
    String city(int slot) {
        return cities[slot];
    }

    int part(int slot) {
        return parts[slot];
    }

    double value(int slot) {
        return values[slot];
    }

    void set(int slot, int part, double value) {
        parts[slot] = (byte) part;
        values[slot] = value;
    }

    /// Adds a city that is not there yet.
    void add(String city, int part, double value) {
        if (2 * size >= cities.length) {
            grow();
        }
        place(hash(city), city, part, value);
        size++;
    }

    /// Empties a slot and closes the gap, so that every city is still reached from where its hash points.
    void remove(int slot) {
        int gap = slot;
        cities[gap] = null;
        size--;
        for (int next = (gap + 1) & mask(); cities[next] != null; next = (next + 1) & mask()) {
            int distance = (next - hashes[next]) & mask();
            if (distance >= ((next - gap) & mask())) {
                copy(next, gap);
                cities[next] = null;
                gap = next;
            }
        }
    }

    private void copy(int from, int to) {
        cities[to] = cities[from];
        hashes[to] = hashes[from];
        parts[to] = parts[from];
        values[to] = values[from];
    }

    private void place(int hash, String city, int part, double value) {
        int slot = hash & mask();
        while (cities[slot] != null) {
            slot = (slot + 1) & mask();
        }
        cities[slot] = city;
        hashes[slot] = hash;
        set(slot, part, value);
    }

    private void grow() {
        @Nullable String[] oldCities = cities;
        int[] oldHashes = hashes;
        byte[] oldParts = parts;
        double[] oldValues = values;
        int capacity = 2 * oldCities.length;
        cities = new @Nullable String[capacity];
        hashes = new int[capacity];
        parts = new byte[capacity];
        values = new double[capacity];
        for (int slot = 0; slot < oldCities.length; slot++) {
            @Nullable String city = oldCities[slot];
            if (city != null) {
                place(oldHashes[slot], city, oldParts[slot], oldValues[slot]);
            }
        }
    }

    private int mask() {
        return cities.length - 1;
    }

    /// Spreads the code's hash: those of consecutive codes are close to each other.
    private static int hash(String city) {
        int hash = city.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
