package io.tandem.ranking.report;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.figure.Names;
import java.util.List;

/// What the report says about emissions (§3) and about the air (§4): sentences, tables 1 to 8 and figures 2 to 14.
final class ResultChapters {
    private final Writer writer;
    private final ResultTables tables;

    ResultChapters(Writer writer) {
        this.writer = writer;
        this.tables = new ResultTables(writer);
    }

    void write() {
        writer.chapter(
                "emissions", writer.pick("3　城市二氧化碳和大气污染物排放协同绩效评估", "3 CO2 and air pollutants: how cities did in both"));
        amounts("3.1", Indicator.SO2, 2);
        rates("3.2", Indicator.SO2, 1, 3);
        amounts("3.3", Indicator.NOX, 4);
        rates("3.4", Indicator.NOX, 2, 5);
        amounts("3.5", Indicator.PM, 6);
        rates("3.6", Indicator.PM, 3, 7);
        ranks("3.7", Indicator.LAPEQ, 4, 8);
        performance("3.8", Indicator.LAPEQ, 9, 9);

        writer.chapter(
                "air",
                writer.pick("4　城市二氧化碳排放和空气质量协同绩效评估", "4 CO2 and the quality of the air: how cities did in both"));
        rates("4.1", Indicator.NO2, 5, 10);
        rates("4.2", Indicator.PM25, 6, 11);
        rates("4.3", Indicator.O3, 7, 12);
        ranks("4.4", Indicator.AQI, 8, 13);
        performance("4.5", Indicator.AQI, 10, 14);
    }

    private String measured(Indicator indicator, Measure measure) {
        return Names.measured(indicator, measure, writer.language());
    }

    private String both(Indicator other, Measure measure) {
        return writer.pick("%s和%s", "%s and %s")
                .formatted(Names.sentence(measured(Indicator.CO2, measure)), measured(other, measure));
    }

    private void amounts(String section, Indicator other, int figure) {
        writer.section(section, both(other, Measure.REDUCTION));
        sayAndShow(section, figure);
        writer.say(section, By.GROUP);
    }

    private void rates(String section, Indicator other, int table, int figure) {
        writer.section(section, both(other, Measure.RATE));
        results(section, other, table, figure);
    }

    private void results(String section, Indicator other, int table, int figure) {
        sayAndShow(section, figure);
        writer.add(tables.groups(table, other));
        writer.say(section, By.GROUP);
    }

    private void sayAndShow(String section, int figure) {
        writer.say(section, By.ALL, By.REGION, By.PROVINCE);
        writer.figure(figure);
    }

    private void ranks(String section, Indicator other, int table, int figure) {
        writer.section(
                section,
                writer.pick("%s排名和%s排名", "Ranks by the %s and by the %s")
                        .formatted(measured(Indicator.CO2, Measure.RATE), measured(other, Measure.RATE)));
        results(section, other, table, figure);
    }

    private void performance(String section, Indicator other, int table, int figure) {
        writer.snapshot().boards().stream()
                .filter(board -> board.indicators().equals(List.of(Indicator.CO2, other)))
                .findFirst()
                .ifPresent(board -> {
                    writer.section(
                            section,
                            other == Indicator.LAPEQ
                                    ? writer.pick(
                                            "二氧化碳和大气污染物协同管理绩效评估", "Combined performance in CO2 and air pollutants")
                                    : writer.pick("二氧化碳和空气质量协同管理绩效评估", "Combined performance in CO2 and air quality"));
                    sayAndShow(section, figure);
                    writer.say(section, By.GROUP);
                    writer.add(tables.tiers(table, board));
                });
    }
}
