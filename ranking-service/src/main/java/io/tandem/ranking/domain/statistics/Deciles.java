package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cities in ten bins by a level, lowest first (report appendices 1 and 2).
///
/// A city's bin is `min(10, (position − 1) / (n / 10) + 1)` in integers, with its ascending position from 1 among
/// the n cities that have a level; equal levels are ordered by city code. So 335 cities give nine bins of 33 and one
/// of 38; with fewer than ten cities each has a bin of its own.
///
/// @param entries ascending by level
public record Deciles(Indicator indicator, Side side, List<Entry> entries) {
    /// Number of bins.
    public static final int BINS = 10;

    /// Copies the entries.
    public Deciles {
        entries = List.copyOf(entries);
    }

    /// The bins of an indicator's level in a period.
    public static Deciles of(Indicator indicator, Side side, List<CityFigures> cities) {
        List<CityFigures> ordered = cities.stream()
                .filter(city -> city.figure(indicator).level(side) != null)
                .sorted(Comparator.<CityFigures>comparingDouble(city -> level(city, indicator, side))
                        .thenComparing(CityFigures::code))
                .toList();
        int size = Math.max(1, ordered.size() / BINS);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            entries.add(new Entry(
                    ordered.get(i), i + 1, Math.min(BINS, i / size + 1), level(ordered.get(i), indicator, side)));
        }
        return new Deciles(indicator, side, entries);
    }

    private static double level(CityFigures city, Indicator indicator, Side side) {
        @Nullable Double level = city.figure(indicator).level(side);
        return level == null ? Double.NaN : level;
    }

    /// City code → bin.
    public Map<String, Integer> bins() {
        Map<String, Integer> bins = new LinkedHashMap<>();
        entries.forEach(entry -> bins.put(entry.city().code(), entry.bin()));
        return Collections.unmodifiableMap(bins);
    }

    /// A city in its bin.
    ///
    /// @param position ascending, from 1
    /// @param bin from 1, the lowest, to 10
    public record Entry(CityFigures city, int position, int bin, double level) {}

    /// One row for each city that has a level.
    ///
    /// @param period the period's name
    public Table table(String period) {
        List<Field<Entry>> fields = new ArrayList<>();
        Field.city().forEach(field -> fields.add(field.from(Entry::city)));
        fields.add(Field.of("position", Kind.COUNT, "ascending position by level", Entry::position));
        fields.add(Field.of("decile", Kind.DECILE, "1 lowest to 10 highest", Entry::bin));
        fields.add(Field.of("level", Kind.AMOUNT, "level in " + indicator.unit(), Entry::level));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("indicator", indicator.name());
        summary.put("period", period);
        summary.put("cities", entries.size());
        summary.put("sizes", sizes());
        return Table.of(
                "deciles",
                "decile = min(10, (position − 1) / (n / 10) + 1) in integers; equal levels are ordered by city code.",
                summary,
                fields,
                entries);
    }

    /// Number of cities in each bin, from the lowest.
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(BINS, 0));
        entries.forEach(entry -> sizes.set(entry.bin() - 1, sizes.get(entry.bin() - 1) + 1));
        return sizes;
    }
}
