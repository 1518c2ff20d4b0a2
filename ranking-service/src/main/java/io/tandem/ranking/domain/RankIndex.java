package io.tandem.ranking.domain;

import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Order statistics over the scores of cities: which rank has a city, which city is at a position.
///
/// The order is the score's, then the city code, so that two replicas never disagree. Equal scores share a
/// rank and the next rank skips: 1, 2, 2, 4. Asking and changing cost O(log n), for hundreds of cities as for
/// millions; not thread-safe.
public final class RankIndex {
    private final CityScores scores = new CityScores();
    // Scores without a tier, then those of each tier: a tier decides before any value does.
    private final CountedBlocks[] parts = new CountedBlocks[1 + Tier.values().length];

    /// An empty index.
    public RankIndex() {
        this(CountedBlocks.CAPACITY);
    }

    RankIndex(int blockCapacity) {
        for (int part = 0; part < parts.length; part++) {
            parts[part] = new CountedBlocks(blockCapacity);
        }
    }

    /// Number of cities with a score.
    public int size() {
        return scores.size();
    }

    /// Gives a city a score, whether or not it had one.
    public void put(String city, Score score) {
        int slot = scores.find(city);
        if (slot == CityScores.ABSENT) {
            scores.add(city, part(score), score.value());
            parts[part(score)].add(score.value(), city);
        } else {
            move(slot, score);
        }
    }

    /// Gives a city that has a score another one.
    ///
    /// @return its ranks before and after
    /// @throws IllegalArgumentException when the city has no score
    public Shift move(String city, Score score) {
        return move(slot(city), score);
    }

    /// Takes a city out.
    ///
    /// @return whether it was there
    public boolean remove(String city) {
        int slot = scores.find(city);
        if (slot == CityScores.ABSENT) {
            return false;
        }
        parts[scores.part(slot)].remove(scores.value(slot), city);
        scores.remove(slot);
        return true;
    }

    /// 1 + the number of cities with a strictly better score.
    ///
    /// @throws IllegalArgumentException when the city has no score
    public int rank(String city) {
        int slot = slot(city);
        int part = scores.part(slot);
        return above(part) + parts[part].greater(scores.value(slot)) + 1;
    }

    /// The city at a position of the order.
    ///
    /// @param position from 1 to [#size()]
    /// @throws IllegalArgumentException when it is outside
    public String select(int position) {
        if (position < 1 || position > size()) {
            throw new IllegalArgumentException("position %d of %d".formatted(position, size()));
        }
        int part = 0;
        int remaining = position - 1;
        while (remaining >= parts[part].size()) {
            remaining -= parts[part].size();
            part++;
        }
        return parts[part].get(remaining);
    }

    /// Every city in order, with its rank, in O(n); `action` must not change the index.
    public void forEach(ObjIntConsumer<String> action) {
        int above = 0;
        for (CountedBlocks part : parts) {
            part.forEach(above, action);
            above += part.size();
        }
    }

    private Shift move(int slot, Score score) {
        String city = scores.city(slot);
        int oldPart = scores.part(slot);
        int newPart = part(score);
        int from = above(oldPart) + parts[oldPart].remove(scores.value(slot), city) + 1;
        int to = above(newPart) + parts[newPart].add(score.value(), city) + 1;
        scores.set(slot, newPart, score.value());
        return new Shift(from, to);
    }

    private int slot(String city) {
        int slot = scores.find(city);
        if (slot == CityScores.ABSENT) {
            throw new IllegalArgumentException("no score for city " + city);
        }
        return slot;
    }

    /// Number of cities that are better by their tier alone.
    private int above(int part) {
        int above = 0;
        for (int i = 0; i < part; i++) {
            above += parts[i].size();
        }
        return above;
    }

    private static int part(Score score) {
        @Nullable Tier tier = score.tier();
        if (tier == null) {
            return 0;
        }
        return switch (tier) {
            case I -> 1;
            case II -> 2;
            case III -> 3;
        };
    }

    /// A city's rank before and after a change of its score.
    public record Shift(int from, int to) {}
}
