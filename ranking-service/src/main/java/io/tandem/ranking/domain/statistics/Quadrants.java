package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cities by whether two indicators fell or rose (report §3.1 to §3.6 and §4.1 to §4.3, figures 2 to 7 and 10
/// to 12).
///
/// @param rows one for each part, in the order asked for
public record Quadrants(Indicator x, Indicator y, Measure measure, List<Row> rows) {
    /// Copies the rows.
    public Quadrants {
        rows = List.copyOf(rows);
    }

    /// The quadrants of each part.
    public static Quadrants of(Indicator x, Indicator y, Measure measure, List<Part> parts) {
        return new Quadrants(
                x,
                y,
                measure,
                parts.stream().map(part -> row(x, y, measure, part)).toList());
    }

    private static Row row(Indicator x, Indicator y, Measure measure, Part part) {
        Map<Quadrant, List<CityFigures>> members = new EnumMap<>(Quadrant.class);
        for (Quadrant quadrant : Quadrant.values()) {
            members.put(quadrant, new ArrayList<>());
        }
        for (CityFigures city : part.cities()) {
            members.getOrDefault(quadrant(x, y, measure, city), List.of()).add(city);
        }
        return new Row(part, members);
    }

    private static Quadrant quadrant(Indicator x, Indicator y, Measure measure, CityFigures city) {
        @Nullable Double first = measure.of(city.figure(x));
        @Nullable Double second = measure.of(city.figure(y));
        return first == null || second == null ? Quadrant.UNDEFINED : Quadrant.of(first, second);
    }

    /// One part's cities.
    ///
    /// @param members by quadrant, every one of them, by city code
    public record Row(Part part, Map<Quadrant, List<CityFigures>> members) {
        /// Copies the members.
        public Row {
            Map<Quadrant, List<CityFigures>> copy = new EnumMap<>(Quadrant.class);
            members.forEach((quadrant, cities) -> copy.put(quadrant, List.copyOf(cities)));
            members = Collections.unmodifiableMap(copy);
        }

        /// The cities in a quadrant.
        public List<CityFigures> in(Quadrant quadrant) {
            return members.getOrDefault(quadrant, List.of());
        }

        /// Number of cities of which both are defined; shares are of these.
        public int defined() {
            return part.cities().size() - in(Quadrant.UNDEFINED).size();
        }

        /// Share of a quadrant, a fraction; null when nothing is defined, and for the undefined ones.
        public @Nullable Double share(Quadrant quadrant) {
            return quadrant == Quadrant.UNDEFINED || defined() == 0
                    ? null
                    : (Double) ((double) in(quadrant).size() / defined());
        }
    }

    /// Six rows for each part.
    public Table table() {
        List<Field<Cell>> fields = new ArrayList<>();
        Field.part().forEach(field -> fields.add(field.from(cell -> cell.row().part())));
        fields.add(Field.of(
                "quadrant",
                Kind.TEXT,
                "I, II, III, IV, AXIS or UNDEFINED",
                cell -> cell.quadrant().name()));
        fields.add(Field.of("count", Kind.COUNT, "cities", Cell::count));
        fields.add(Field.of(
                "of",
                Kind.COUNT,
                "cities of which both are defined",
                cell -> cell.row().defined()));
        fields.add(Field.of(
                "share", Kind.FRACTION, "count / of", cell -> cell.row().share(cell.quadrant())));
        fields.add(Field.of(
                "cities",
                Kind.LIST,
                "codes",
                cell -> cell.row().in(cell.quadrant()).stream()
                        .map(CityFigures::code)
                        .toList()));
        List<Cell> cells = rows.stream()
                .flatMap(row -> row.members().keySet().stream().map(quadrant -> new Cell(row, quadrant)))
                .toList();
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("x", x.name());
        summary.put("y", y.name());
        summary.put("measure", measure.word());
        for (Quadrant quadrant : Quadrant.values()) {
            summary.put(quadrant.name(), quadrant.words());
        }
        return Table.of(
                "quadrants",
                "Cities by the sign of the %s of %s (first) and %s (second); positive means that the level fell."
                        .formatted(measure.word(), x, y),
                summary,
                fields,
                cells);
    }

    private record Cell(Row row, Quadrant quadrant) {
        int count() {
            return row.in(quadrant).size();
        }
    }
}
