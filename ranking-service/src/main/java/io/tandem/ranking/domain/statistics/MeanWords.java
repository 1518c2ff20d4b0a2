package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.english;
import static io.tandem.ranking.domain.statistics.Words.meanChinese;
import static io.tandem.ranking.domain.statistics.Words.percent;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Sentences about the mean rates of CO2 and one other indicator in groups and provinces (report §3.2 to §4.4, tables 1
/// to 8).
final class MeanWords {
    private final Snapshot snapshot;
    private final Indicator other;
    private final String section;

    MeanWords(Snapshot snapshot, Indicator other, String section) {
        this.snapshot = snapshot;
        this.other = other;
        this.section = section;
    }

    List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        List<Means.Row> groups = means(By.GROUP);
        groups.stream().map(this::means).forEach(statements::add);
        if (groups.size() > 1) {
            statements.add(extremes(groups, Indicator.CO2));
            statements.add(extremes(groups, other));
        }
        List<Means.Row> provinces = means(By.PROVINCE);
        if (!provinces.isEmpty()) {
            statements.add(rising(provinces));
            both(statements, provinces, rate -> rate > 0, "均为正值", "both mean reduction rates are positive");
            both(statements, provinces, rate -> rate < 0, "均为负值", "both mean reduction rates are negative");
        }
        return statements;
    }

    private List<Means.Row> means(By by) {
        return Means.of(by.word(), snapshot, Part.of(snapshot, by)).rows().stream()
                .filter(row ->
                        row.mean(Indicator.CO2).cities() > 0 && row.mean(other).cities() > 0)
                .toList();
    }

    private static double rate(Means.Row row, Indicator indicator) {
        return Objects.requireNonNull(row.mean(indicator).rate());
    }

    private Statement means(Means.Row row) {
        double co2 = rate(row, Indicator.CO2);
        double its = rate(row, other);
        return new Statement(
                section,
                By.GROUP,
                "%sCO2平均减排率为%s，%s为%s。".formatted(row.part().nameZh(), percent(co2), meanChinese(other), percent(its)),
                "%s: the mean reduction rate is %s for CO2 and %s for %s."
                        .formatted(row.part().nameEn(), percent(co2), percent(its), english(other)),
                "groups");
    }

    private Statement extremes(List<Means.Row> groups, Indicator indicator) {
        Comparator<Means.Row> byRate = Comparator.comparingDouble(row -> rate(row, indicator));
        Means.Row most = groups.stream().max(byRate).orElseThrow();
        Means.Row least = groups.stream().min(byRate).orElseThrow();
        return new Statement(
                section,
                By.GROUP,
                "各城市群中，%s最高的是%s（%s），最低的是%s（%s）。"
                        .formatted(
                                meanChinese(indicator),
                                most.part().nameZh(),
                                percent(rate(most, indicator)),
                                least.part().nameZh(),
                                percent(rate(least, indicator))),
                "Of the key regions, the mean reduction rate of %s is highest in %s (%s) and lowest in %s (%s)."
                        .formatted(
                                english(indicator),
                                most.part().nameEn(),
                                percent(rate(most, indicator)),
                                least.part().nameEn(),
                                percent(rate(least, indicator))),
                "groups");
    }

    private Statement rising(List<Means.Row> provinces) {
        long co2 =
                provinces.stream().filter(row -> rate(row, Indicator.CO2) < 0).count();
        long its = provinces.stream().filter(row -> rate(row, other) < 0).count();
        return new Statement(
                section,
                By.PROVINCE,
                "%d个省区市中，%d个的CO2平均减排率为负值，%d个的%s为负值。".formatted(provinces.size(), co2, its, meanChinese(other)),
                "Of %d provinces, the mean reduction rate of CO2 is negative in %d and that of %s in %d."
                        .formatted(provinces.size(), co2, english(other), its),
                "provinces");
    }

    private void both(
            List<Statement> statements, List<Means.Row> provinces, Predicate<Double> sign, String zh, String en) {
        List<Means.Row> rows = provinces.stream()
                .filter(row -> sign.test(rate(row, Indicator.CO2)) && sign.test(rate(row, other)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        statements.add(new Statement(
                section,
                By.PROVINCE,
                "CO2平均减排率和%s%s的省区市有%d个：%s。"
                        .formatted(
                                meanChinese(other),
                                zh,
                                rows.size(),
                                rows.stream()
                                        .map(row -> "%s（%s，%s）"
                                                .formatted(
                                                        row.part().nameZh(),
                                                        percent(rate(row, Indicator.CO2)),
                                                        percent(rate(row, other))))
                                        .collect(Collectors.joining("、"))),
                "Provinces where %s, of CO2 and of %s: %s."
                        .formatted(
                                en,
                                english(other),
                                rows.stream()
                                        .map(row -> "%s (%s, %s)"
                                                .formatted(
                                                        row.part().nameEn(),
                                                        percent(rate(row, Indicator.CO2)),
                                                        percent(rate(row, other))))
                                        .collect(Collectors.joining(", "))),
                "provinces"));
    }
}
