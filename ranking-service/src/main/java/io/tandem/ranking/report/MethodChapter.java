package io.tandem.ranking.report;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.ZeroRule;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.figure.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// By which rules the numbers come about.
final class MethodChapter {
    private final Writer writer;

    MethodChapter(Writer writer) {
        this.writer = writer;
    }

    void write() {
        writer.chapter("method", writer.pick("2　评估方法", "2 Method"));
        scope();
        formulas();
        ranking();
        data();
    }

    private void scope() {
        Assessment assessment = writer.snapshot().assessment();
        writer.section("2.1", writer.pick("城市范围和评估时间", "Cities and periods"));
        String regions = Part.of(writer.snapshot(), By.REGION).stream()
                .map(part -> writer.pick("%s%d个", "%s %d")
                        .formatted(
                                Names.part(part, writer.language()),
                                part.cities().size()))
                .collect(Collectors.joining(writer.pick("，", ", ")));
        writer.paragraph(
                "评估覆盖%d个城市（%s），比较%s年和%s年。"
                        .formatted(
                                writer.snapshot().cities().size(),
                                regions,
                                assessment.basePeriod(),
                                assessment.currentPeriod()),
                "The assessment covers %d cities (%s) and compares %s with %s."
                        .formatted(
                                writer.snapshot().cities().size(),
                                regions,
                                assessment.basePeriod(),
                                assessment.currentPeriod()));
        String groups = Part.of(writer.snapshot(), By.GROUP).stream()
                .map(part -> writer.pick("%s%d个", "%s %d")
                        .formatted(
                                Names.part(part, writer.language()),
                                part.cities().size()))
                .collect(Collectors.joining(writer.pick("，", "; ")));
        if (!groups.isEmpty()) {
            writer.paragraph("重点城市群：" + groups + "。", "Key regions: " + groups + ".");
        }
    }

    private void formulas() {
        Map<Indicator, Double> kilograms =
                writer.snapshot().assessment().method().pollutantEquivalents();
        writer.section("2.2", writer.pick("指标计算", "Formulas"));
        writer.add(new Block.Formula(writer.pick("减排量 = 基期水平 − 当期水平", "reduction = base − current")));
        writer.add(new Block.Formula(writer.pick("减排率 = （基期水平 − 当期水平）÷ 基期水平", "rate = (base − current) ÷ base")));
        writer.add(new Block.Formula(writer.pick("大气污染物当量（LAPeq）", "LAPeq")
                + " = SO2 ÷ %s + NOx ÷ %s + %s ÷ %s"
                        .formatted(
                                Formulas.number(kilograms.getOrDefault(Indicator.SO2, 1.0)),
                                Formulas.number(kilograms.getOrDefault(Indicator.NOX, 1.0)),
                                writer.pick("颗粒物", "PM"),
                                Formulas.number(kilograms.getOrDefault(Indicator.PM, 1.0)))));
        writer.paragraph(
                "正值表示下降，对浓度和AQI也是如此。除数是《中华人民共和国环境保护税法》（2018）的污染当量值（千克）。缺少任一数值或基期为零时，减排率没有定义，不以零或邻近年份代替。城市群数字是各城市减排率的算术平均值；表中另列总量减排率，即先对城市求和再计算的减排率。",
                "Positive is a fall, for concentrations and AQI too. The divisors are the pollutant equivalents, in kg, of"
                        + " the Environmental Protection Tax Law of 2018. A rate is undefined when a value is missing or the base"
                        + " is zero; it is never replaced by zero or by a neighbouring year. Figures of groups are unweighted"
                        + " means of the cities' rates; the aggregate rate beside them is the rate of the sums.");
    }

    private void ranking() {
        ZeroRule zero = writer.snapshot().assessment().method().zeroRule();
        writer.section("2.3", writer.pick("排名", "Ranking"));
        writer.paragraph(
                "综合排名先分类，再在类内按两项减排率之和从大到小排名：Ⅰ类城市两项均为正，Ⅲ类城市两项均为负，其余为Ⅱ类。"
                        + zero(zero)
                        + "数值相同的城市名次相同，其后的名次顺延（1、2、2、4）。排名使用全部精度，只在显示时四舍五入到两位小数。",
                "On a composite board tiers come first, and within a tier the sum of the two rates, high to low. In tier I"
                        + " both rates are positive, in tier III both are negative, and tier II is everything else. "
                        + Names.sentence(zero.words())
                        + ". Equal cities share a rank and the next rank skips (1, 2, 2, 4). Ranks use full precision; numbers"
                        + " are rounded only when shown, to two decimals, half up.");
    }

    private static String zero(ZeroRule zero) {
        return switch (zero) {
            case ZERO_IS_TIER_TWO -> "减排率恰好为零既不算减排也不算增排，该城市为Ⅱ类。";
            case ZERO_IS_REDUCTION -> "减排率恰好为零按减排处理。";
            case ZERO_IS_INCREASE -> "减排率恰好为零按增排处理。";
        };
    }

    private void data() {
        Assessment assessment = writer.snapshot().assessment();
        writer.section("2.4", writer.pick("数据", "Data"));
        List<String> points = new ArrayList<>();
        points.add(
                assessment.method().statusPolicy().equals("validated")
                        ? writer.pick("只使用经审核的数据。", "Only validated values are used.")
                        : writer.pick(
                                "优先使用经审核的数据，没有时使用暂定数据，二者从不平均。",
                                "Validated values are used, provisional ones where there are none; the two are never averaged."));
        points.add(writer.pick(
                "每个数字都可经接口追溯到观测值、来源、修订版次和接收时间。",
                "Every number can be traced through the interface to its observations, their feed, revision and time of"
                        + " receipt."));
        points.add(
                writer.pick(
                        "报告由当前数据重新生成；相同版本的数据给出相同的数字。",
                        "The report is made anew from the data as they are; the same version of the data gives the same numbers."));
        writer.add(new Block.Points(points));
    }
}
