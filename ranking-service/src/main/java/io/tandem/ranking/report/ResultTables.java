package io.tandem.ranking.report;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Means;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.figure.Names;
import io.tandem.ranking.figure.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of the results.
final class ResultTables {
    private final Writer writer;

    ResultTables(Writer writer) {
        this.writer = writer;
    }

    /// Tables 1 to 8: mean rates of CO2 and another indicator by group, and for comparison of all cities.
    Block.Grid groups(int number, Indicator other) {
        boolean sums = other.unit().equals("t");
        String co2 = Names.indicator(Indicator.CO2, writer.language());
        String name = Names.indicator(other, writer.language());
        List<String> heads = new ArrayList<>(List.of(
                writer.pick("城市群", "Key region"),
                writer.pick("城市数", "Cities"),
                writer.pick(co2 + "平均减排率", co2 + ", mean"),
                writer.pick(
                        Names.measured(other, Measure.RATE, writer.language())
                                .replace("减排率", "平均减排率")
                                .replace("下降率", "平均下降率"),
                        Names.sentence(name) + ", mean")));
        if (sums) {
            heads.add(writer.pick(co2 + "总量减排率", co2 + ", aggregate"));
            heads.add(writer.pick(name + "总量减排率", Names.sentence(name) + ", aggregate"));
        }
        List<Part> parts = Stream.concat(
                        Part.of(writer.snapshot(), By.GROUP).stream(), Stream.of(Part.all(writer.snapshot())))
                .toList();
        List<List<String>> rows = Means.of("groups", writer.snapshot(), parts).rows().stream()
                .map(row -> row(row, other, sums))
                .toList();
        return new Block.Grid(
                writer.pick("表%d　重点城市群城市%s和%s平均变化率", "Table %d. Mean reduction rates of %s and %s in the key regions")
                        .formatted(number, co2, name),
                heads,
                1,
                false,
                rows);
    }

    private List<String> row(Means.Row row, Indicator other, boolean sums) {
        List<String> cells = new ArrayList<>(List.of(
                Names.part(row.part(), writer.language()),
                Integer.toString(row.part().cities().size()),
                Numbers.percent(row.mean(Indicator.CO2).rate()),
                Numbers.percent(row.mean(other).rate())));
        if (sums) {
            cells.add(Numbers.percent(row.mean(Indicator.CO2).aggregate()));
            cells.add(Numbers.percent(row.mean(other).aggregate()));
        }
        return cells;
    }

    /// How the tiers spread over regions, key regions and provinces.
    Block.Grid tiers(int number, BoardDefinition board) {
        List<Part> parts = Stream.of(By.REGION, By.GROUP, By.PROVINCE, By.ALL)
                .flatMap(by -> Part.of(writer.snapshot(), by).stream())
                .toList();
        List<List<String>> rows = Means.of("tiers", writer.snapshot(), parts).rows().stream()
                .map(row -> tiers(row, board))
                .toList();
        return new Block.Grid(
                writer.pick("表%d　%s综合排名各类城市的分布", "Table %d. Tiers of %s by region, key region and province")
                        .formatted(number, boardName(board)),
                List.of(
                        writer.pick("地区", "Part"),
                        writer.pick("排名城市数", "Ranked cities"),
                        writer.pick("Ⅰ类", "Tier I"),
                        writer.pick("Ⅱ类", "Tier II"),
                        writer.pick("Ⅲ类", "Tier III"),
                        writer.pick("Ⅰ类占比", "Share of tier I")),
                1,
                true,
                rows);
    }

    private String boardName(BoardDefinition board) {
        return board.indicators().stream()
                .map(indicator -> Names.indicator(indicator, writer.language()))
                .collect(Collectors.joining(writer.pick("和", " and ")));
    }

    private List<String> tiers(Means.Row row, BoardDefinition board) {
        long first = row.inTier(board.id(), Tier.I);
        long second = row.inTier(board.id(), Tier.II);
        long third = row.inTier(board.id(), Tier.III);
        long ranked = first + second + third;
        return List.of(
                Names.part(row.part(), writer.language()),
                Long.toString(ranked),
                Long.toString(first),
                Long.toString(second),
                Long.toString(third),
                Numbers.percent(ranked == 0 ? null : (Double) ((double) first / ranked)));
    }
}
