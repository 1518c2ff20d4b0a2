package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Quadrant;
import io.tandem.ranking.domain.statistics.Quadrants;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scatter plot shows: a point for every city of which both values are defined, and how many are in each
/// quadrant.
///
/// @param x across, CO2 in the report
/// @param y upwards
record Scatter(Indicator x, Indicator y, Measure measure, List<Point> points, Quadrants.Row quadrants) {
    /// Tonnes in the unit of the axes of amounts.
    private static final double TEN_THOUSAND = 1e4;

    /// A city in the axes' units.
    record Point(CityFigures city, double x, double y) {}

    Scatter {
        points = List.copyOf(points);
    }

    static Scatter of(Snapshot snapshot, Indicator x, Indicator y, Measure measure) {
        List<Point> points = new ArrayList<>();
        for (CityFigures city : snapshot.cities()) {
            @Nullable Double first = measure.of(city.figure(x));
            @Nullable Double second = measure.of(city.figure(y));
            if (first != null && second != null) {
                points.add(new Point(city, scaled(first, x, measure), scaled(second, y, measure)));
            }
        }
        return new Scatter(
                x,
                y,
                measure,
                points,
                Quadrants.of(x, y, measure, List.of(Part.all(snapshot))).rows().getFirst());
    }

    private static double scaled(double value, Indicator indicator, Measure measure) {
        return switch (measure) {
            case RATE -> value * 100;
            case REDUCTION -> indicator.unit().equals("t") ? value / TEN_THOUSAND : value;
        };
    }

    /// An axis' title with its unit.
    String axis(Indicator indicator, Language language) {
        String unit = switch (measure) {
            case RATE -> "%";
            case REDUCTION ->
                switch (indicator.unit()) {
                    case "t" -> language.pick("万吨", "10,000 t");
                    case "ug/m3" -> "µg/m³";
                    default -> "";
                };
        };
        String name = Names.sentence(Names.measured(indicator, measure, language));
        return unit.isEmpty() ? name : language.pick("%s（%s）", "%s (%s)").formatted(name, unit);
    }

    /// A quadrant's count and share, such as `102（30.45%）`.
    String corner(Quadrant quadrant, Language language) {
        @Nullable Double share = quadrants.share(quadrant);
        int count = quadrants.in(quadrant).size();
        String cities =
                language.pick("%d 个", count == 1 ? "%d city" : "%d cities").formatted(count);
        return share == null ? cities : cities + language.pick("（%s）", " (%s)").formatted(Numbers.percent(share));
    }
}
