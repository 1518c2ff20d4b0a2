package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cities that meet a filter (report §3.2 to §4.5: "both rates above 50 %").
///
/// @param of number of cities asked
/// @param undecided cities of which it cannot be said, because a value is undefined
/// @param cities those that meet it, by code
public record Thresholds(Filter filter, int of, int undecided, List<CityFigures> cities) {
    /// Copies the cities.
    public Thresholds {
        cities = List.copyOf(cities);
    }

    /// Asks every city.
    public static Thresholds of(Filter filter, List<CityFigures> cities) {
        List<CityFigures> matching = new ArrayList<>();
        int undecided = 0;
        for (CityFigures city : cities) {
            @Nullable Boolean met = filter.test(city);
            if (met == null) {
                undecided++;
            } else if (met) {
                matching.add(city);
            }
        }
        return new Thresholds(filter, cities.size(), undecided, matching);
    }

    /// One row for each city that meets the filter, with the numbers that the filter is about.
    public Table table() {
        List<Field<CityFigures>> fields = new ArrayList<>(Field.city());
        Set<String> shown = new HashSet<>();
        for (Condition condition : filter.conditions()) {
            if (condition instanceof Condition.OfNumber number && shown.add(number.subject())) {
                fields.add(number.field());
            }
        }
        Map<String, @Nullable Object> means = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            means.put(indicator.name(), Mean.of(indicator, cities).rate());
        }
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("where", filter.text());
        summary.put("matching", cities.size());
        summary.put("of", of);
        summary.put("share", of == 0 ? null : (Double) ((double) cities.size() / of));
        summary.put("undecided", undecided);
        summary.put("means", means);
        return Table.of(
                "thresholds",
                "Cities that meet every condition. A city with an undefined value does not match; `undecided` counts"
                        + " those. `means` are unweighted means of the matching cities' rates.",
                summary,
                fields,
                cities);
    }
}
