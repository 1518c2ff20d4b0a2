package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Column.Kind;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Quadrant;
import io.tandem.ranking.domain.statistics.Table;
import io.tandem.ranking.domain.statistics.TierSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables behind figures: a row for each city that is drawn.
final class FigureTables {
    private FigureTables() {}

    static Table of(int number, Scatter scatter) {
        Kind kind = scatter.measure() == Measure.RATE ? Kind.FRACTION : Kind.AMOUNT;
        List<Column> columns = city();
        String word = scatter.measure().word();
        columns.add(new Column("x", kind, "%s of %s".formatted(word, scatter.x())));
        columns.add(new Column("y", kind, "%s of %s".formatted(word, scatter.y())));
        columns.add(new Column("quadrant", Kind.TEXT, "I, II, III, IV or AXIS"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        scatter.quadrants().members().forEach((quadrant, cities) -> {
            if (quadrant != Quadrant.UNDEFINED) {
                for (CityFigures city : cities) {
                    List<@Nullable Object> row = city(city);
                    row.add(scatter.measure().of(city.figure(scatter.x())));
                    row.add(scatter.measure().of(city.figure(scatter.y())));
                    row.add(quadrant.name());
                    rows.add(row);
                }
            }
        });
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        for (Quadrant quadrant : Quadrant.values()) {
            summary.put(quadrant.name(), scatter.quadrants().in(quadrant).size());
        }
        return new Table(
                name(number),
                "Every city of which both are defined; positive means that the level fell. The summary counts the"
                        + " cities in each quadrant.",
                summary,
                columns,
                rows);
    }

    static Table of(int number, Radial radial) {
        List<Column> columns = city();
        columns.add(new Column("inward", Kind.RANK, "rank by the rate of " + radial.inward() + ", from inside"));
        columns.add(new Column("height", Kind.RANK, "rank by the rate of " + radial.high() + ", the bar's height"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Radial.Bar bar : radial.cities()) {
            List<@Nullable Object> row = city(bar.city());
            row.add(bar.inward());
            row.add(bar.height());
            rows.add(row);
        }
        return new Table(
                name(number),
                "Every city with both ranks, from inside to outside.",
                new LinkedHashMap<>(),
                columns,
                rows);
    }

    static Table of(int number, TierMap tiers) {
        List<Column> columns = city();
        columns.add(new Column("tier", Kind.TEXT, "I, II or III; none when unranked"));
        columns.add(
                new Column("rank", Kind.RANK, "rank on board " + tiers.board().id()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CityFigures city : tiers.cities()) {
            @Nullable Tier tier = city.tier(tiers.board().id());
            List<@Nullable Object> row = city(city);
            row.add(tier == null ? null : tier.name());
            row.add(city.rank(tiers.board().id()));
            rows.add(row);
        }
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        for (TierSplit.Row row : tiers.tiers()) {
            summary.put(row.tier().name(), row.count());
        }
        return new Table(
                name(number),
                "Every city's tier and rank on board %s."
                        .formatted(tiers.board().id()),
                summary,
                columns,
                rows);
    }

    private static String name(int number) {
        return "figure-" + number;
    }

    private static List<Column> city() {
        return new ArrayList<>(List.of(
                new Column("city", Kind.TEXT, "administrative code, GB/T 2260"),
                new Column("nameZh", Kind.TEXT, "Chinese name"),
                new Column("nameEn", Kind.TEXT, "English name"),
                new Column("groups", Kind.LIST, "key regions that the city is in")));
    }

    private static List<@Nullable Object> city(CityFigures city) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(city.code());
        row.add(city.city().nameZh());
        row.add(city.city().nameEn());
        row.add(city.groups());
        return row;
    }
}
