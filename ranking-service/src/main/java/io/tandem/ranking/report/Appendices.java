package io.tandem.ranking.report;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Appendix;
import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Table;
import io.tandem.ranking.figure.ColourScale;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.Names;
import io.tandem.ranking.figure.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Appendices 1 to 3: deciles and ranks of every city.
final class Appendices {
    private final Writer writer;

    Appendices(Writer writer) {
        this.writer = writer;
    }

    void write() {
        deciles(
                Appendix.EMISSIONS,
                writer.pick("城市二氧化碳和大气污染物排放十分位", "Deciles of the emissions of CO2 and air pollutants"));
        deciles(Appendix.AIR, writer.pick("城市二氧化碳排放和空气质量十分位", "Deciles of CO2 emissions and air quality"));
        ranks();
    }

    private void deciles(Appendix appendix, String title) {
        heading(appendix, title);
        add(
                appendix,
                writer.pick(
                        "十分位由低到高为1～10；城市按水平升序排列，城市数除以十取整为每档城市数，余数归入第十档。颜色由绿经黄到红，对应由低到高。",
                        "Deciles go from 1, the lowest level, to 10, the highest: cities in ascending order, a tenth of their"
                                + " number, rounded down, to each; the tenth has the rest. Colours go from green over yellow to red."));
    }

    private void ranks() {
        heading(Appendix.RANKS, writer.pick("城市排名", "Ranks of the cities"));
        add(
                Appendix.RANKS,
                writer.pick(
                        "“—”表示没有排名，因为缺少计算所需的数据。颜色由绿经黄到红，对应由优到差。",
                        "A dash means unranked, because data that the rate needs are missing. Colours go from green, the best,"
                                + " over yellow to red."));
    }

    private void heading(Appendix appendix, String title) {
        writer.chapter(
                "appendix-" + appendix.number(),
                writer.pick("附表%d　%s", "Appendix %d. %s").formatted(appendix.number(), title));
    }

    private void add(Appendix appendix, String note) {
        Table table = appendix.table(writer.snapshot());
        List<Integer> shown = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        shown.add(index(table, writer.pick("provinceZh", "provinceEn")));
        heads.add(writer.pick("省区市", "Province"));
        shown.add(index(table, writer.pick("nameZh", "nameEn")));
        heads.add(writer.pick("城市", "City"));
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.kind() == Column.Kind.DECILE || column.kind() == Column.Kind.RANK) {
                shown.add(i);
                heads.add(head(column));
            }
        }
        List<List<String>> rows = table.rows().stream()
                .map(row -> shown.stream().map(row::get).map(Appendices::text).toList())
                .toList();
        ColourScale scale = appendix == Appendix.RANKS ? ColourScale.ofRanks(table) : ColourScale.OF_DECILES;
        List<List<String>> styles = table.rows().stream()
                .map(row -> shown.stream()
                        .map(row::get)
                        .map(value -> value instanceof Integer number ? "step" + scale.step(number) : "")
                        .toList())
                .toList();
        writer.add(new Block.Paragraph(note));
        writer.add(new Block.Grid("", heads, 2, true, rows, styles));
    }

    private static int index(Table table, String name) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("the appendix has no column " + name);
    }

    private String head(Column column) {
        if (column.kind() == Column.Kind.RANK) {
            return writer.snapshot().boards().stream()
                    .filter(board -> board.id().equals(column.name()))
                    .flatMap(board -> board.indicators().stream())
                    .map(indicator -> Names.indicator(indicator, writer.language()))
                    .collect(Collectors.joining(writer.pick("和", " and ")));
        }
        int end = column.name().indexOf('-');
        Indicator indicator = Indicator.of(column.name().substring(0, end));
        String name = indicator == Indicator.PM && writer.language() == Language.EN
                ? "PM"
                : indicator == Indicator.LAPEQ ? "LAPeq" : Names.indicator(indicator, writer.language());
        return name + " " + column.name().substring(end + 1);
    }

    private static String text(@Nullable Object value) {
        return value == null ? Numbers.NONE : value.toString();
    }
}
