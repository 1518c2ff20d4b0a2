package io.tandem.metrics.domain;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything known of one city in one period: the newest observation of every indicator and status.
/// Immutable.
public final class Cell {
    /// Nothing is known.
    public static final Cell EMPTY = new Cell(new EnumMap<>(Indicator.class), Map.of(), 0);

    private final EnumMap<Indicator, News> news;
    private final Map<Indicator, List<RolledUp>> rolledUp;
    private final int size;

    private Cell(EnumMap<Indicator, News> news, Map<Indicator, List<RolledUp>> rolledUp, int size) {
        this.news = news;
        this.rolledUp = rolledUp;
        this.size = size;
    }

    /// The cell with an observation in its slot, whatever was there.
    public Cell with(Observation observation) {
        Indicator indicator = observation.slot().indicator();
        News before = of(indicator);
        EnumMap<Indicator, News> next = new EnumMap<>(news);
        next.put(indicator, before.with(observation));
        return new Cell(next, rolledUp, before.of(observation.slot().status()) == null ? size + 1 : size);
    }

    /// The cell with what shorter periods come to for one indicator, in the place of what they came to before.
    ///
    /// @param values at most one a status
    public Cell withRolledUp(Indicator indicator, List<RolledUp> values) {
        Map<Indicator, List<RolledUp>> next = new EnumMap<>(Indicator.class);
        next.putAll(rolledUp);
        next.put(indicator, List.copyOf(values));
        return new Cell(
                news,
                next,
                size
                        + values.size()
                        - rolledUp.getOrDefault(indicator, List.of()).size());
    }

    /// Number of observations and of what was rolled up.
    public int size() {
        return size;
    }

    /// The newest observation of one slot.
    public @Nullable Observation newest(Indicator indicator, Status status) {
        return of(indicator).of(status);
    }

    /// What a policy makes of one indicator. A withdrawal undoes every observation with a smaller version; of
    /// what is left, validated comes before provisional. Without any, what shorter periods come to is taken.
    public Level levelOf(Indicator indicator, StatusPolicy policy) {
        Level reported = of(indicator).level(policy);
        return reported instanceof Level.Observed || rolledUp.isEmpty()
                ? reported
                : best(rolledUp.getOrDefault(indicator, List.of()), policy)
                        .<Level>map(value -> new Level.Observed(value.source()))
                        .orElse(reported);
    }

    /// Whether a report of this very period gives the level, so that shorter ones have no say.
    public boolean isReported(Indicator indicator, StatusPolicy policy) {
        return of(indicator).level(policy) instanceof Level.Observed;
    }

    /// Validated and complete comes first; then, where provisional values may be used, whichever is made of more days.
    private static Optional<RolledUp> best(List<RolledUp> values, StatusPolicy policy) {
        Optional<RolledUp> validated = values.stream()
                .filter(value -> value.status() == Status.VALIDATED && value.complete())
                .findFirst();
        return validated.isPresent() || policy == StatusPolicy.VALIDATED
                ? validated
                : values.stream()
                        .max(Comparator.comparingInt(RolledUp::days)
                                .thenComparing(value -> value.status() == Status.VALIDATED));
    }

    private News of(Indicator indicator) {
        return news.getOrDefault(indicator, News.NONE);
    }

    /// What a cell is about.
    public record Key(String city, Period period) {}
}
