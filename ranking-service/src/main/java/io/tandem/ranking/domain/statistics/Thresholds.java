package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cities that meet a filter (report §3.2 to §4.5: "both rates above 50 %"), of all or of those that meet another
/// ("of the cities where both fell").
///
/// @param among which cities are asked
/// @param asked those, by code
/// @param undecided those of them of which it cannot be said, because a value is undefined
/// @param cities those that meet the filter, by code
public record Thresholds(
        Filter among, Filter filter, List<CityFigures> asked, int undecided, List<CityFigures> cities) {
    /// Copies the cities.
    public Thresholds {
        asked = List.copyOf(asked);
        cities = List.copyOf(cities);
    }

    /// Asks every city.
    public static Thresholds of(Filter filter, List<CityFigures> cities) {
        return of(Filter.ALL, filter, cities);
    }

    /// Asks the cities that meet `among` for certain.
    public static Thresholds of(Filter among, Filter filter, List<CityFigures> cities) {
        List<CityFigures> asked = new ArrayList<>();
        List<CityFigures> matching = new ArrayList<>();
        int undecided = 0;
        for (CityFigures city : cities) {
            if (!Boolean.TRUE.equals(among.test(city))) {
                continue;
            }
            asked.add(city);
            @Nullable Boolean met = filter.test(city);
            if (met == null) {
                undecided++;
            } else if (met) {
                matching.add(city);
            }
        }
        return new Thresholds(among, filter, asked, undecided, matching);
    }

    /// Share of those asked, a fraction; null when none was.
    public @Nullable Double share() {
        return asked.isEmpty() ? null : (Double) ((double) cities.size() / asked.size());
    }

    /// How the cities that meet the filter spread over parts; without those that none of those asked is in.
    public List<Spread> over(List<Part> parts) {
        Set<String> all = codes(asked);
        Set<String> those = codes(cities);
        return parts.stream()
                .map(part -> new Spread(part, count(part, those), count(part, all)))
                .filter(spread -> spread.of() > 0)
                .toList();
    }

    private static Set<String> codes(List<CityFigures> cities) {
        return cities.stream().map(CityFigures::code).collect(Collectors.toSet());
    }

    private static int count(Part part, Set<String> codes) {
        return (int) part.cities().stream()
                .filter(city -> codes.contains(city.code()))
                .count();
    }

    /// A part's cities.
    ///
    /// @param count those that meet the filter
    /// @param of those that were asked, at least 1
    public record Spread(Part part, int count, int of) {
        /// count / of, a fraction.
        public double share() {
            return (double) count / of;
        }
    }

    /// One row for each city that meets the filter, with the numbers that the filter is about.
    ///
    /// @param parts over which the summary spreads them
    public Table table(List<Part> parts) {
        List<Field<CityFigures>> fields = new ArrayList<>(Field.city());
        Set<String> shown = new HashSet<>();
        for (Condition condition : filter.conditions()) {
            if (condition instanceof Condition.OfNumber number
                    && shown.add(number.quantity().text())) {
                fields.add(new Field<>(
                        number.quantity().column(), city -> number.quantity().of(city)));
            }
        }
        Map<String, @Nullable Object> means = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            means.put(indicator.name(), Mean.of(indicator, cities).rate());
        }
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("among", among.text());
        summary.put("where", filter.text());
        summary.put("matching", cities.size());
        summary.put("of", asked.size());
        summary.put("share", share());
        summary.put("undecided", undecided);
        summary.put("means", means);
        summary.put("parts", over(parts).stream().map(Thresholds::summary).toList());
        return Table.of(
                "thresholds",
                "Cities that meet every condition of `where`, of those that meet every one of `among`. A city with an"
                        + " undefined value does not match; `undecided` counts those. `means` are unweighted means of the"
                        + " matching cities' rates.",
                summary,
                fields,
                cities);
    }

    private static Map<String, Object> summary(Spread spread) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("id", spread.part().id());
        summary.put("nameZh", spread.part().nameZh());
        summary.put("nameEn", spread.part().nameEn());
        summary.put("count", spread.count());
        summary.put("of", spread.of());
        summary.put("share", spread.share());
        return summary;
    }
}
