package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The first or the last cities by one value (report §3.7 and §4.4).
///
/// @param by what the cities are ordered by
/// @param kind of the value
/// @param defined number of cities that have a value
/// @param entries in order; equal values share a rank, are ordered by city code, and are never cut apart
public record Top(String by, Kind kind, Order order, int defined, List<Entry> entries) {
    /// Copies the entries.
    public Top {
        entries = List.copyOf(entries);
    }

    /// Which end comes first.
    public enum Order {
        /// Greatest first, which is the best.
        DESC,
        /// Least first.
        ASC
    }

    /// By an indicator's rate or reduction.
    public static Top byIndicator(Indicator indicator, Measure measure, Order order, int n, List<CityFigures> cities) {
        return of(
                "%s of %s".formatted(measure.word(), indicator),
                measure.kind(),
                order,
                n,
                cities,
                city -> measure.of(city.figure(indicator)));
    }

    /// By the place on a board; the value is the score.
    public static Top byBoard(String board, Order order, int n, List<CityFigures> cities) {
        Top best = of(
                "rank on board " + board,
                Kind.FRACTION,
                order == Order.DESC ? Order.ASC : Order.DESC,
                n,
                cities,
                city -> {
                    @Nullable Integer rank = city.rank(board);
                    return rank == null ? null : (Double) (double) rank;
                });
        return new Top(
                best.by(),
                best.kind(),
                order,
                best.defined(),
                best.entries().stream()
                        .map(entry -> new Entry((int) entry.value(), entry.city(), score(entry.city(), board)))
                        .toList());
    }

    private static double score(CityFigures city, String board) {
        @Nullable Double score = city.score(board);
        return score == null ? Double.NaN : score;
    }

    private static Top of(
            String by,
            Kind kind,
            Order order,
            int n,
            List<CityFigures> cities,
            Function<CityFigures, @Nullable Double> value) {
        List<Entry> ordered = new ArrayList<>();
        for (CityFigures city : cities) {
            @Nullable Double its = value.apply(city);
            if (its != null) {
                ordered.add(new Entry(0, city, its));
            }
        }
        Comparator<Entry> byValue = Comparator.comparingDouble(Entry::value);
        ordered.sort((order == Order.ASC ? byValue : byValue.reversed())
                .thenComparing(entry -> entry.city().code()));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Entry entry = ordered.get(i);
            boolean equal = !entries.isEmpty() && entries.getLast().value() == entry.value();
            if (i >= n && !equal) {
                break;
            }
            entries.add(new Entry(equal ? entries.getLast().rank() : i + 1, entry.city(), entry.value()));
        }
        return new Top(by, kind, order, ordered.size(), entries);
    }

    /// A city and its value.
    ///
    /// @param rank from 1 at the end that comes first; of a board the board's own
    public record Entry(int rank, CityFigures city, double value) {}

    /// One row for each city.
    public Table table() {
        List<Field<Entry>> fields = new ArrayList<>();
        fields.add(Field.of("rank", Kind.RANK, "standard competition rank in this order", Entry::rank));
        Field.city().forEach(field -> fields.add(field.from(Entry::city)));
        fields.add(Field.of("value", kind, by, Entry::value));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("by", by);
        summary.put("order", order.name().toLowerCase(Locale.ROOT));
        summary.put("defined", defined);
        return Table.of(
                "top",
                "Equal cities share a rank (1, 2, 2, 4) and are never cut apart, so there can be more than asked for.",
                summary,
                fields,
                entries);
    }
}
