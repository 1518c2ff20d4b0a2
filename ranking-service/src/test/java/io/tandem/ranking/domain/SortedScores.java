package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a rank index answers, from a list that is kept sorted by the definition of the order.
final class SortedScores {
    private final Map<String, Score> scores = new HashMap<>();
    private final List<Entry> order = new ArrayList<>();

    int size() {
        return order.size();
    }

    boolean contains(String city) {
        return scores.containsKey(city);
    }

    void put(String city, Score score) {
        remove(city);
        scores.put(city, score);
        order.add(-Collections.binarySearch(order, new Entry(score, city)) - 1, new Entry(score, city));
    }

    boolean remove(String city) {
        Score score = scores.remove(city);
        if (score == null) {
            return false;
        }
        order.remove(Collections.binarySearch(order, new Entry(score, city)));
        return true;
    }

    int rank(String city) {
        // No city has the empty code, so this is where the equals of the score begin.
        return -Collections.binarySearch(order, new Entry(scores.get(city), ""));
    }

    String select(int position) {
        return order.get(position - 1).city();
    }

    List<String> cities() {
        return order.stream().map(Entry::city).toList();
    }

    /// Rank and city of every entry, in the order of a sort from scratch; a rank is that of the entry above
    /// where both have one score, and else the position.
    List<String> lines() {
        List<Map.Entry<String, Score>> entries = new ArrayList<>(scores.entrySet());
        entries.sort(Map.Entry.<String, Score>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        List<String> lines = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean equal =
                    i > 0 && entries.get(i).getValue().equals(entries.get(i - 1).getValue());
            rank = equal ? rank : i + 1;
            lines.add(rank + " " + entries.get(i).getKey());
        }
        return lines;
    }

    private record Entry(Score score, String city) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byScore = score.compareTo(other.score);
            return byScore != 0 ? byScore : city.compareTo(other.city);
        }
    }
}
