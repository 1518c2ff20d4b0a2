package io.tandem.ranking.domain;

import java.util.Comparator;

/// Names one level: whose, of what, when. Ordered by city, indicator and side.
public record Slot(String city, Indicator indicator, Side side) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::city).thenComparing(Slot::indicator).thenComparing(Slot::side);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
