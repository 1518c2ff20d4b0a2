package io.tandem.ranking.benchmark;

import io.tandem.ranking.domain.RankIndex.Shift;
import io.tandem.ranking.domain.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The simplest thing that answers what the rank index answers, to compare it with: a sorted list, in which a
/// rank takes a binary search and a change moves all that is behind it.
final class SortedList {
    private final Map<String, Score> scores;
    private final List<Entry> order = new ArrayList<>();

    SortedList(Map<String, Score> scores) {
        this.scores = new HashMap<>(scores);
        scores.forEach((city, score) -> order.add(new Entry(score, city)));
        Collections.sort(order);
    }

    Shift move(String city, Score score) {
        Score old = Objects.requireNonNull(scores.put(city, score));
        int from = rank(old);
        order.remove(Collections.binarySearch(order, new Entry(old, city)));
        Entry entry = new Entry(score, city);
        order.add(-Collections.binarySearch(order, entry) - 1, entry);
        return new Shift(from, rank(score));
    }

    private int rank(Score score) {
        // No city has the empty code, so this is where the equals of the score begin.
        return -Collections.binarySearch(order, new Entry(score, ""));
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
