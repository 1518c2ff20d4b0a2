package io.tandem.metrics.domain;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/// Everything known of one city in one period: the newest observation of every indicator and status.
/// Immutable.
public final class Cell {
    /// Nothing is known.
    public static final Cell EMPTY = new Cell(new EnumMap<>(Indicator.class), 0);

    private final EnumMap<Indicator, News> news;
    private final int size;

    private Cell(EnumMap<Indicator, News> news, int size) {
        this.news = news;
        this.size = size;
    }

    /// The cell with an observation in its slot, whatever was there.
    public Cell with(Observation observation) {
        Indicator indicator = observation.slot().indicator();
        News before = of(indicator);
        EnumMap<Indicator, News> next = new EnumMap<>(news);
        next.put(indicator, before.with(observation));
        return new Cell(next, before.of(observation.slot().status()) == null ? size + 1 : size);
    }

    /// Number of observations.
    public int size() {
        return size;
    }

    /// The newest observation of one slot.
    public @Nullable Observation newest(Indicator indicator, Status status) {
        return of(indicator).of(status);
    }

    /// What a policy makes of one indicator. A withdrawal undoes every observation with a smaller version; of
    /// what is left, validated comes before provisional.
    public Level levelOf(Indicator indicator, StatusPolicy policy) {
        return of(indicator).level(policy);
    }

    private News of(Indicator indicator) {
        return news.getOrDefault(indicator, News.NONE);
    }

    /// What a cell is about.
    public record Key(String city, Period period) {}
}
