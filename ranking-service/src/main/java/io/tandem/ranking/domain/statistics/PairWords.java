package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.chinese;
import static io.tandem.ranking.domain.statistics.Words.english;
import static io.tandem.ranking.domain.statistics.Words.fallChinese;
import static io.tandem.ranking.domain.statistics.Words.percent;
import static io.tandem.ranking.domain.statistics.Words.riseChinese;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Sentences about CO2 and one other indicator, by amounts (report §3.1, §3.3 and §3.5) or rates (§3.2 to §3.7, §4.1 to
/// §4.4).
///
/// By amounts and by rates the quadrants are the same but for bases of zero, so parts are told of once, with the
/// amounts
/// where the report has them.
final class PairWords {
    private static final int FARTHEST = 10;

    private final Snapshot snapshot;
    private final Indicator other;
    private final Measure measure;
    private final String section;

    PairWords(Snapshot snapshot, Indicator other, Measure measure, String section) {
        this.snapshot = snapshot;
        this.other = other;
        this.measure = measure;
        this.section = section;
    }

    List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        Quadrants.Row whole = quadrants(By.ALL).getFirst();
        if (whole.defined() == 0) {
            return statements;
        }
        statements.add(shares(whole));
        farthest(statements);
        if (measure == Measure.RATE) {
            statements.add(falling());
            statements.addAll(new MeanWords(snapshot, other, section).all());
        }
        if (measure == Measure.REDUCTION || !hasAmounts(other)) {
            parts(statements);
        }
        return statements;
    }

    private static boolean hasAmounts(Indicator indicator) {
        return switch (indicator) {
            case SO2, NOX, PM -> true;
            case CO2, NO2, PM25, O3, AQI, LAPEQ -> false;
        };
    }

    private void parts(List<Statement> statements) {
        for (By by : List.of(By.REGION, By.GROUP)) {
            quadrants(by).stream()
                    .filter(row -> row.defined() > 0)
                    .map(row -> both(row, by))
                    .forEach(statements::add);
        }
        statements.addAll(new ProvinceWords(other, section, query(By.PROVINCE)).of(quadrants(By.PROVINCE)));
    }

    private List<Quadrants.Row> quadrants(By by) {
        return Quadrants.of(Indicator.CO2, other, measure, Part.of(snapshot, by))
                .rows();
    }

    private String query(By by) {
        return "quadrants?x=CO2&y=%s&measure=%s&by=%s".formatted(other, measure.word(), by.word());
    }

    private Statement shares(Quadrants.Row row) {
        String zh = chinese(other);
        String en = english(other);
        return new Statement(
                section,
                By.ALL,
                "%s的城市（%d个）实现CO2减排且%s；%s的城市（%d个）%s而CO2增排；%s的城市（%d个）CO2增排且%s；%s的城市（%d个）CO2减排而%s。"
                        .formatted(
                                share(row, Quadrant.I),
                                count(row, Quadrant.I),
                                zh + fallChinese(other),
                                share(row, Quadrant.II),
                                count(row, Quadrant.II),
                                zh + fallChinese(other),
                                share(row, Quadrant.III),
                                count(row, Quadrant.III),
                                zh + riseChinese(other),
                                share(row, Quadrant.IV),
                                count(row, Quadrant.IV),
                                zh + riseChinese(other)),
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
                query(By.ALL));
    }

    private void farthest(List<Statement> statements) {
        for (Quadrant quadrant : List.of(Quadrant.I, Quadrant.III)) {
            List<CityFigures> cities =
                    Farthest.of(Indicator.CO2, other, measure, quadrant, FARTHEST, snapshot.cities()).entries().stream()
                            .map(Farthest.Entry::city)
                            .toList();
            if (!cities.isEmpty()) {
                statements.add(farthest(quadrant, cities));
            }
        }
    }

    private Statement farthest(Quadrant quadrant, List<CityFigures> cities) {
        boolean fell = quadrant == Quadrant.I;
        return new Statement(
                section,
                By.ALL,
                "%s的城市中，距离坐标原点最远的是%s。"
                        .formatted(
                                fell
                                        ? "CO2减排且" + chinese(other) + fallChinese(other)
                                        : "CO2增排且" + chinese(other) + riseChinese(other),
                                cities.stream()
                                        .map(city -> city.city().nameZh())
                                        .collect(Collectors.joining("、"))),
                "Of the cities where both CO2 and %s %s, the farthest from the origin are %s."
                        .formatted(
                                english(other),
                                fell ? "fell" : "rose",
                                cities.stream()
                                        .map(city -> city.city().nameEn())
                                        .collect(Collectors.joining(", "))),
                "farthest?x=CO2&y=%s&measure=%s&quadrant=%s&n=%d".formatted(other, measure.word(), quadrant, FARTHEST));
    }

    private Statement falling() {
        Mean mean = Mean.of(other, snapshot.cities());
        double share = mean.cities() == 0 ? 0 : (double) mean.falling() / mean.cities();
        return new Statement(
                section,
                By.ALL,
                "%s的城市（%d个）%s，各城市%s为%s。"
                        .formatted(
                                percent(share),
                                mean.falling(),
                                chinese(other) + fallChinese(other),
                                Words.meanChinese(other),
                                percent(mean.rate())),
                "%s fell in %s of the cities (%d); the mean of the cities' reduction rates is %s."
                        .formatted(english(other), percent(share), mean.falling(), percent(mean.rate())),
                "thresholds?where=%s%%3E0".formatted(other));
    }

    private Statement both(Quadrants.Row row, By by) {
        Part part = row.part();
        return new Statement(
                section,
                by,
                "%s的%d个城市中，有%d个（%s）实现CO2减排且%s。"
                        .formatted(
                                part.nameZh(),
                                row.defined(),
                                count(row, Quadrant.I),
                                share(row, Quadrant.I),
                                chinese(other) + fallChinese(other)),
                "%s: of %d cities, CO2 and %s both fell in %d (%s)."
                        .formatted(
                                part.nameEn(),
                                row.defined(),
                                english(other),
                                count(row, Quadrant.I),
                                share(row, Quadrant.I)),
                query(by));
    }

    private static int count(Quadrants.Row row, Quadrant quadrant) {
        return row.in(quadrant).size();
    }

    private static String share(Quadrants.Row row, Quadrant quadrant) {
        return percent(row.share(quadrant));
    }
}
