package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Condition.Comparison;
import io.tandem.ranking.domain.statistics.Condition.OfNumber;

/// What the numeric conditions of filters say in sentences: `CO2>0.5` is "CO2减排率超过50%" and "CO2 fell by more than
/// 50%".
final class ConditionWords {
    private ConditionWords() {}

    static String chinese(OfNumber condition) {
        double limit = condition.limit();
        return switch (condition.quantity()) {
            case Quantity.Rate(Indicator indicator) -> rateChinese(indicator, condition.comparison(), limit);
            case Quantity.Reduction(Indicator indicator) ->
                isRise(condition)
                        ? Words.chinese(indicator)
                                + Words.riseChinese(indicator)
                                + chinese(mirrored(condition.comparison()))
                                + amount(-limit, indicator)
                        : Words.chinese(indicator)
                                + Words.fallChinese(indicator)
                                + chinese(condition.comparison())
                                + amount(limit, indicator);
            case Quantity.Level level ->
                "%s年%s%s%s%s"
                        .formatted(
                                level.period(),
                                Words.chinese(level.indicator()),
                                Words.isOfTheAir(level.indicator())
                                        ? level.indicator() == Indicator.AQI ? "" : "浓度"
                                        : "排放量",
                                chinese(condition.comparison()),
                                amount(limit, level.indicator()));
            case Quantity.Rank rank -> {
                String place = "第%s名".formatted(Formulas.number(limit));
                String where = switch (condition.comparison()) {
                    case LESS -> "在%s之前";
                    case AT_MOST -> "不低于%s";
                    case GREATER -> "在%s之后";
                    case AT_LEAST -> "不高于%s";
                    case EQUAL -> "为%s";
                    case OTHER -> "不为%s";
                };
                yield Words.chinese(rank.board()) + where.formatted(place);
            }
            case Quantity.Score score ->
                "%s%s%s%s"
                        .formatted(
                                Words.chinese(score.board()),
                                score.board().isComposite() ? "的两项之和" : "的数值",
                                chinese(condition.comparison()),
                                Words.percent(limit));
        };
    }

    static String english(OfNumber condition) {
        double limit = condition.limit();
        return switch (condition.quantity()) {
            case Quantity.Rate(Indicator indicator) -> rateEnglish(indicator, condition.comparison(), limit);
            case Quantity.Reduction(Indicator indicator) ->
                isRise(condition)
                        ? "%s rose by %s %s"
                                .formatted(
                                        Words.english(indicator),
                                        english(mirrored(condition.comparison())),
                                        amount(-limit, indicator))
                        : "%s fell by %s %s"
                                .formatted(
                                        Words.english(indicator),
                                        english(condition.comparison()),
                                        amount(limit, indicator));
            case Quantity.Level level ->
                "the level of %s in %s was %s %s"
                        .formatted(
                                Words.english(level.indicator()),
                                level.period(),
                                english(condition.comparison()),
                                amount(limit, level.indicator()));
            case Quantity.Rank rank ->
                "the rank by %s is %s %s"
                        .formatted(
                                Words.english(rank.board()), english(condition.comparison()), Formulas.number(limit));
            case Quantity.Score score ->
                "the %s %s is %s %s"
                        .formatted(
                                score.board().isComposite() ? "sum of the rates of" : "rate of",
                                Words.english(score.board()),
                                english(condition.comparison()),
                                Words.percent(limit));
        };
    }

    private static String rateChinese(Indicator indicator, Comparison comparison, double limit) {
        String name = Words.chinese(indicator);
        if (limit == 0) {
            return switch (comparison) {
                case GREATER -> name + Words.fallChinese(indicator);
                case LESS -> name + Words.riseChinese(indicator);
                case AT_LEAST -> name + "未" + Words.riseChinese(indicator);
                case AT_MOST -> name + "未" + Words.fallChinese(indicator);
                case EQUAL -> name + "没有变化";
                case OTHER -> name + "有变化";
            };
        }
        return limit < 0
                ? "%s%s率%s%s"
                        .formatted(
                                name,
                                Words.riseChinese(indicator),
                                chinese(mirrored(comparison)),
                                Words.percent(-limit).replace(".00", ""))
                : "%s%s率%s%s"
                        .formatted(
                                name,
                                Words.fallChinese(indicator),
                                chinese(comparison),
                                Words.percent(limit).replace(".00", ""));
    }

    private static String rateEnglish(Indicator indicator, Comparison comparison, double limit) {
        String name = Words.english(indicator);
        if (limit == 0) {
            return switch (comparison) {
                case GREATER -> name + " fell";
                case LESS -> name + " rose";
                case AT_LEAST -> name + " did not rise";
                case AT_MOST -> name + " did not fall";
                case EQUAL -> name + " did not change";
                case OTHER -> name + " changed";
            };
        }
        return limit < 0
                ? "%s rose by %s %s"
                        .formatted(
                                name,
                                english(mirrored(comparison)),
                                Words.percent(-limit).replace(".00", ""))
                : "%s fell by %s %s"
                        .formatted(
                                name, english(comparison), Words.percent(limit).replace(".00", ""));
    }

    /// Whether a sentence about it speaks of a rise, in which signs and comparisons are turned over.
    static boolean isRise(OfNumber condition) {
        boolean change =
                condition.quantity() instanceof Quantity.Rate || condition.quantity() instanceof Quantity.Reduction;
        return change
                && (condition.limit() < 0 || (condition.limit() == 0 && condition.comparison() == Comparison.LESS));
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case GREATER -> Comparison.LESS;
            case LESS -> Comparison.GREATER;
            case AT_LEAST -> Comparison.AT_MOST;
            case AT_MOST -> Comparison.AT_LEAST;
            case EQUAL, OTHER -> comparison;
        };
    }

    private static String chinese(Comparison comparison) {
        return switch (comparison) {
            case GREATER -> "超过";
            case LESS -> "低于";
            case AT_LEAST -> "不低于";
            case AT_MOST -> "不超过";
            case EQUAL -> "等于";
            case OTHER -> "不等于";
        };
    }

    private static String english(Comparison comparison) {
        return switch (comparison) {
            case GREATER -> "more than";
            case LESS -> "less than";
            case AT_LEAST -> "at least";
            case AT_MOST -> "at most";
            case EQUAL -> "exactly";
            case OTHER -> "other than";
        };
    }

    private static String amount(double value, Indicator indicator) {
        String unit = switch (indicator.unit()) {
            case "ug/m3" -> " µg/m³";
            case "1" -> "";
            default -> " " + indicator.unit();
        };
        return Formulas.number(value) + unit;
    }
}
