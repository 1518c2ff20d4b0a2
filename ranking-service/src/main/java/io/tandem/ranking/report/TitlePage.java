package io.tandem.ranking.report;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What identifies a report: title, stamp and the facts about its data.
final class TitlePage {
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern(
                    "yyyy年M月d日 HH:mm:ss 'UTC'", Locale.CHINA)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Snapshot snapshot;
    private final Language language;
    private final Instant now;

    TitlePage(Snapshot snapshot, Language language, Instant now) {
        this.snapshot = snapshot;
        this.language = language;
        this.now = now;
    }

    Report of(List<Block> blocks) {
        Assessment assessment = snapshot.assessment();
        String title = language.pick("中国城市二氧化碳和大气污染协同管理评估报告", "How cities cut CO2 and air pollution together");
        String periods =
                language.pick("%s～%s年", "%s–%s").formatted(assessment.basePeriod(), assessment.currentPeriod());
        return new Report(
                language,
                title,
                language.pick("%s · %d 个城市", "%s, %d cities")
                        .formatted(periods, snapshot.cities().size()),
                title + language.pick("（%s）", ", %s").formatted(periods),
                stamp(),
                facts(),
                DataNote.in(language, assessment.id(), assessment.note()),
                blocks);
    }

    /// Short enough for a line at the foot of a page.
    private String stamp() {
        Assessment assessment = snapshot.assessment();
        String stamp = language.pick("评估 %s · 方法版本 %d · 数据截至 %s", "Assessment %s · method version %d · data as of %s")
                .formatted(
                        assessment.id(),
                        snapshot.version().basis().assessmentVersion(),
                        time(snapshot.version().at()));
        return snapshot.assessment().note() == null
                ? stamp
                : stamp + language.pick(" · 见扉页关于数据的说明", " · note on the data: page 1");
    }

    private List<Report.Fact> facts() {
        Assessment assessment = snapshot.assessment();
        Roster roster = snapshot.definition().roster();
        List<Report.Fact> facts = new ArrayList<>();
        facts.add(fact("评估", "Assessment", assessment.id()));
        facts.add(fact(
                "方法版本",
                "Method",
                language.pick("第 %d 版（%s）", "version %d (%s)")
                        .formatted(snapshot.version().basis().assessmentVersion(), equivalents(assessment))));
        facts.add(fact(
                "城市名录",
                "Roster",
                language.pick("%s，第 %d 版", "%s, version %d")
                        .formatted(roster.id(), snapshot.version().basis().rosterVersion())));
        facts.add(fact("榜单版本", "Boards", boards()));
        facts.add(fact("数据截至", "Data as of", time(snapshot.version().at())));
        facts.add(fact("数据时龄", "Age of the data", age(snapshot.version().at())));
        facts.add(fact("生成时间", "Written", time(now)));
        return facts;
    }

    private Report.Fact fact(String chinese, String english, String value) {
        return new Report.Fact(language.pick(chinese, english), value);
    }

    private static String equivalents(Assessment assessment) {
        Map<Indicator, Double> kilograms = assessment.method().pollutantEquivalents();
        return "α, β, γ = "
                + List.of(Indicator.SO2, Indicator.NOX, Indicator.PM).stream()
                        .map(indicator -> 1 + "/" + Formulas.number(kilograms.getOrDefault(indicator, 1.0)))
                        .collect(Collectors.joining(", "));
    }

    private String boards() {
        return snapshot.version().boards().entrySet().stream()
                .map(TitlePage::version)
                .collect(Collectors.joining(language.pick("，", ", ")));
    }

    private static String version(Map.Entry<String, BoardVersion> board) {
        return board.getKey() + " " + board.getValue();
    }

    private String time(@Nullable Instant instant) {
        if (instant == null) {
            return language.pick("尚无数据", "nothing yet");
        }
        return switch (language) {
            case ZH -> CHINESE.format(instant);
            case EN -> ENGLISH.format(instant);
        };
    }

    private String age(@Nullable Instant instant) {
        if (instant == null) {
            return language.pick("尚无数据", "nothing yet");
        }
        Duration age = Duration.between(instant, now);
        long days = age.toDays();
        if (days > 0) {
            return language.pick("%d 天 %d 小时", "%d d %d h").formatted(days, age.toHoursPart());
        }
        Duration seconds = age.truncatedTo(ChronoUnit.SECONDS);
        return language.pick("%d 小时 %d 分 %d 秒", "%d h %d min %d s")
                .formatted(seconds.toHours(), seconds.toMinutesPart(), seconds.toSecondsPart());
    }
}
