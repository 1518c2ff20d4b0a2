package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.chinese;
import static io.tandem.ranking.domain.statistics.Words.english;
import static io.tandem.ranking.domain.statistics.Words.fallChinese;
import static io.tandem.ranking.domain.statistics.Words.percent;
import static io.tandem.ranking.domain.statistics.Words.riseChinese;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sentences about CO2 and one other indicator by their rates (report §3.1 to §3.7, §4.1 to §4.4).
final class PairWords {
    private final Snapshot snapshot;
    private final Indicator other;
    private final String section;

    PairWords(Snapshot snapshot, Indicator other, String section) {
        this.snapshot = snapshot;
        this.other = other;
        this.section = section;
    }

    List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        Quadrants.Row whole = quadrants(By.ALL).getFirst();
        if (whole.defined() > 0) {
            statements.add(shares(whole));
            statements.add(falling());
            quadrants(By.REGION).stream()
                    .filter(row -> row.defined() > 0)
                    .map(row -> both(row, "region"))
                    .forEach(statements::add);
            quadrants(By.GROUP).stream()
                    .filter(row -> row.defined() > 0)
                    .map(row -> both(row, "group"))
                    .forEach(statements::add);
            Means.of("groups", snapshot, Part.of(snapshot, By.GROUP)).rows().forEach(row -> means(statements, row));
        }
        return statements;
    }

    private List<Quadrants.Row> quadrants(By by) {
        return Quadrants.of(Indicator.CO2, other, Measure.RATE, Part.of(snapshot, by))
                .rows();
    }

    private String query(String by) {
        return "quadrants?x=CO2&y=%s&measure=rate&by=%s".formatted(other, by);
    }

    private Statement shares(Quadrants.Row row) {
        String zh = chinese(other);
        String en = english(other);
        return new Statement(
                section,
                "%s的城市（%d 个）实现 CO2 减排且 %s %s；%s的城市（%d 个）%s %s而 CO2 增排；%s的城市（%d 个）CO2 增排且 %s %s；%s的城市（%d 个）CO2 减排而 %s %s。"
                        .formatted(
                                share(row, Quadrant.I),
                                count(row, Quadrant.I),
                                zh,
                                fallChinese(other),
                                share(row, Quadrant.II),
                                count(row, Quadrant.II),
                                zh,
                                fallChinese(other),
                                share(row, Quadrant.III),
                                count(row, Quadrant.III),
                                zh,
                                riseChinese(other),
                                share(row, Quadrant.IV),
                                count(row, Quadrant.IV),
                                zh,
                                riseChinese(other)),
                ("In %s of the cities (%d) both CO2 and %s fell; in %s (%d) %s fell and CO2 rose; in %s (%d) both rose;"
                                + " in %s (%d) CO2 fell and %s rose.")
                        .formatted(
                                share(row, Quadrant.I),
                                count(row, Quadrant.I),
                                en,
                                share(row, Quadrant.II),
                                count(row, Quadrant.II),
                                en,
                                share(row, Quadrant.III),
                                count(row, Quadrant.III),
                                share(row, Quadrant.IV),
                                count(row, Quadrant.IV),
                                en),
                query("all"));
    }

    private Statement falling() {
        Mean mean = Mean.of(other, snapshot.cities());
        double share = mean.cities() == 0 ? 0 : (double) mean.falling() / mean.cities();
        return new Statement(
                section,
                "%s的城市（%d 个）%s %s，各城市 %s 变化率的平均值为 %s（正值表示下降）。"
                        .formatted(
                                percent(share),
                                mean.falling(),
                                chinese(other),
                                fallChinese(other),
                                chinese(other),
                                percent(mean.rate())),
                "%s fell in %s of the cities (%d); the mean of the cities' reduction rates is %s."
                        .formatted(english(other), percent(share), mean.falling(), percent(mean.rate())),
                "thresholds?where=%s%%3E0".formatted(other));
    }

    private Statement both(Quadrants.Row row, String by) {
        Part part = row.part();
        return new Statement(
                section,
                "%s的 %d 个城市中，有 %d 个（%s）实现 CO2 减排且 %s %s。"
                        .formatted(
                                part.nameZh(),
                                row.defined(),
                                count(row, Quadrant.I),
                                share(row, Quadrant.I),
                                chinese(other),
                                fallChinese(other)),
                "%s: of %d cities, CO2 and %s both fell in %d (%s)."
                        .formatted(
                                part.nameEn(),
                                row.defined(),
                                english(other),
                                count(row, Quadrant.I),
                                share(row, Quadrant.I)),
                query(by));
    }

    private void means(List<Statement> statements, Means.Row row) {
        @Nullable Double co2 = row.mean(Indicator.CO2).rate();
        @Nullable Double its = row.mean(other).rate();
        if (co2 != null && its != null) {
            Part part = row.part();
            statements.add(new Statement(
                    section,
                    "%s CO2 平均减排率为 %s，%s 平均%s率为 %s。"
                            .formatted(part.nameZh(), percent(co2), chinese(other), fallChinese(other), percent(its)),
                    "%s: the mean reduction rate is %s for CO2 and %s for %s."
                            .formatted(part.nameEn(), percent(co2), percent(its), english(other)),
                    "groups"));
        }
    }

    private static int count(Quadrants.Row row, Quadrant quadrant) {
        return row.in(quadrant).size();
    }

    private static String share(Quadrants.Row row, Quadrant quadrant) {
        return percent(row.share(quadrant));
    }
}
