package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cities farthest from the origin of a scatter plot (report §3.1, §3.3, §3.5, figures 2, 4 and 6).
///
/// The two axes have different units, so each is divided by its greatest absolute value among the cities that are
/// considered; a distance is then from 0 to √2.
///
/// @param quadrant which cities are considered; null for all
/// @param considered number of cities considered
/// @param median distance of the city in the middle, of two the mean; null without cities
/// @param entries farthest first, equals by city code
public record Farthest(
        Indicator x,
        Indicator y,
        Measure measure,
        @Nullable Quadrant quadrant,
        int considered,
        @Nullable Double median,
        List<Entry> entries) {
    /// Copies the entries.
    public Farthest {
        entries = List.copyOf(entries);
    }

    /// The n farthest.
    public static Farthest of(
            Indicator x, Indicator y, Measure measure, @Nullable Quadrant quadrant, int n, List<CityFigures> cities) {
        List<Point> points = new ArrayList<>();
        for (CityFigures city : cities) {
            @Nullable Double first = measure.of(city.figure(x));
            @Nullable Double second = measure.of(city.figure(y));
            if (first != null && second != null && (quadrant == null || Quadrant.of(first, second) == quadrant)) {
                points.add(new Point(city, first, second));
            }
        }
        double unitX = unit(
                points.stream().mapToDouble(point -> Math.abs(point.x())).max().orElse(0));
        double unitY = unit(
                points.stream().mapToDouble(point -> Math.abs(point.y())).max().orElse(0));
        List<Entry> entries = points.stream()
                .map(point ->
                        new Entry(point.city(), point.x(), point.y(), Math.hypot(point.x() / unitX, point.y() / unitY)))
                .sorted(Comparator.comparingDouble(Entry::distance)
                        .reversed()
                        .thenComparing(entry -> entry.city().code()))
                .toList();
        return new Farthest(
                x,
                y,
                measure,
                quadrant,
                entries.size(),
                median(entries),
                entries.stream().limit(n).toList());
    }

    /// An axis on which nothing moved has no unit of its own.
    private static double unit(double greatest) {
        return greatest == 0 ? 1 : greatest;
    }

    private static @Nullable Double median(List<Entry> descending) {
        int n = descending.size();
        return n == 0
                ? null
                : (Double) ((descending.get(n / 2).distance()
                                + descending.get((n - 1) / 2).distance())
                        / 2);
    }

    private record Point(CityFigures city, double x, double y) {}

    /// A city and where it is.
    ///
    /// @param x rate or reduction of the first indicator
    /// @param y rate or reduction of the second indicator
    /// @param distance from the origin, in units of the greatest of each axis
    public record Entry(CityFigures city, double x, double y, double distance) {}

    /// One row for each city.
    public Table table() {
        List<Field<Entry>> fields = new ArrayList<>();
        Field.city().forEach(field -> fields.add(field.from(Entry::city)));
        fields.add(Field.of("x", measure.kind(), measure.word() + " of " + x, Entry::x));
        fields.add(Field.of("y", measure.kind(), measure.word() + " of " + y, Entry::y));
        fields.add(Field.of(
                "distance", Kind.AMOUNT, "from the origin, each axis in units of its greatest", Entry::distance));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("x", x.name());
        summary.put("y", y.name());
        summary.put("measure", measure.word());
        summary.put("quadrant", quadrant == null ? null : quadrant.name());
        summary.put("considered", considered);
        summary.put("medianDistance", median);
        return Table.of(
                "farthest",
                "Each axis is divided by its greatest absolute value among the cities considered; distance is the"
                        + " length of what results.",
                summary,
                fields,
                entries);
    }
}
