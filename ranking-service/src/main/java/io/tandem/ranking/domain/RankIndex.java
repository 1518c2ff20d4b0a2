package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Order statistics over the scores of cities: which rank has a city, which city is at a position.
///
/// The order is the score's, then the city code, so that two replicas never disagree. Equal scores share a
/// rank and the next rank skips: 1, 2, 2, 4. Finding costs O(log n), changing O(n) moved references; not
/// thread-safe.
public final class RankIndex {
    private final Map<String, Score> scores = new HashMap<>();
    private final List<Entry> order = new ArrayList<>();

    /// Number of cities with a score.
    public int size() {
        return order.size();
    }

    /// Gives a city a score, whether or not it had one.
    public void put(String city, Score score) {
        remove(city);
        scores.put(city, score);
        order.add(insertionPoint(new Entry(score, city)), new Entry(score, city));
    }

    /// Takes a city out.
    ///
    /// @return whether it was there
    public boolean remove(String city) {
        @Nullable Score score = scores.remove(city);
        if (score == null) {
            return false;
        }
        order.remove(Collections.binarySearch(order, new Entry(score, city)));
        return true;
    }

    /// 1 + the number of cities with a strictly better score.
    ///
    /// @throws IllegalArgumentException when the city has no score
    public int rank(String city) {
        @Nullable Score score = scores.get(city);
        if (score == null) {
            throw new IllegalArgumentException("no score for city " + city);
        }
        // The empty code sorts before every city, so this is where the equals of `score` begin.
        return insertionPoint(new Entry(score, "")) + 1;
    }

    /// The city at a position of the order.
    ///
    /// @param position from 1 to [#size()]
    /// @throws IllegalArgumentException when it is outside
    public String select(int position) {
        if (position < 1 || position > size()) {
            throw new IllegalArgumentException("position %d of %d".formatted(position, size()));
        }
        return order.get(position - 1).city();
    }

    private int insertionPoint(Entry entry) {
        int found = Collections.binarySearch(order, entry);
        return found >= 0 ? found : -found - 1;
    }

    private record Entry(Score score, String city) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::score).thenComparing(Entry::city);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }
}
