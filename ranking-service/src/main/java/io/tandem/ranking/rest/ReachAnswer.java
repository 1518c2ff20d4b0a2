package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Reach;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import org.jspecify.annotations.Nullable;

/// What one rate alone would have to become for an aim, all else unchanged.
///
/// @param aim `better-tier`, `worse-tier`, `better-rank`, `overtake` (strictly better than the cities directly
///     above) or `worse-rank`
/// @param possible whether this rate alone can do it; if not, `words` says why, and the rest is null
/// @param level the same as level of the current period, base unchanged; null too while newer figures are on
///     their way to the board
record ReachAnswer(
        String aim,
        Indicator indicator,
        boolean possible,
        String words,
        @Nullable RateBound rate,
        @Nullable LevelBound level,
        @Nullable Becomes becomes) {

    /// Where the aim begins to be met.
    ///
    /// @param value the bound, a fraction
    /// @param mustBe `reached`, or `passed` when the bound itself is not enough
    /// @param difference bound − present rate, a fraction
    /// @param percentagePoints the same in percentage points with two decimals
    record RateBound(double value, String mustBe, double difference, String percentagePoints) {}

    /// The same for the level of the current period.
    ///
    /// @param difference bound − present level, in `unit`
    record LevelBound(String period, double value, String unit, String mustBe, double difference) {}

    /// The place at the first rate that meets the aim.
    ///
    /// @param sharing number of other cities with the same rank
    record Becomes(@Nullable Tier tier, @Nullable Integer rank, int sharing, double score) {}

    static ReachAnswer of(Assessment assessment, Reach reach, double present, @Nullable CityMetrics metrics) {
        return switch (reach.outcome()) {
            case Reach.Impossible(Reach.Obstacle obstacle) ->
                new ReachAnswer(reach.aim().code(), reach.indicator(), false, obstacle.words(), null, null, null);
            case Reach.Possible possible -> {
                RateBound rate = rate(possible.rate(), present);
                @Nullable LevelBound level = level(assessment, reach.indicator(), possible.level(), metrics);
                yield new ReachAnswer(
                        reach.aim().code(),
                        reach.indicator(),
                        true,
                        words(reach, rate, level),
                        rate,
                        level,
                        becomes(possible));
            }
        };
    }

    private static RateBound rate(Reach.Bound bound, double present) {
        double difference = bound.value() - present;
        return new RateBound(bound.value(), mustBe(bound), difference, Formulas.percent(difference));
    }

    private static @Nullable LevelBound level(
            Assessment assessment, Indicator indicator, Reach.@Nullable Bound bound, @Nullable CityMetrics metrics) {
        @Nullable
        Double present = metrics == null
                ? null
                : metrics.metric(indicator)
                        .map(metric -> metric.level(Side.CURRENT))
                        .map(level -> level.value())
                        .orElse(null);
        return bound == null || present == null
                ? null
                : new LevelBound(
                        assessment.currentPeriod(),
                        bound.value(),
                        indicator.unit(),
                        mustBe(bound),
                        bound.value() - present);
    }

    private static Becomes becomes(Reach.Possible possible) {
        if (!(possible.becomes().standing() instanceof Standing.Ranked ranked)) {
            throw new IllegalStateException("a reach that leads to no rank");
        }
        return new Becomes(
                ranked.score().tier(),
                possible.becomes().rank(),
                possible.sharing(),
                ranked.score().value());
    }

    private static String mustBe(Reach.Bound bound) {
        return bound.passed() ? "passed" : "reached";
    }

    private static String words(Reach reach, RateBound rate, @Nullable LevelBound level) {
        boolean upwards = reach.aim().isUpwards();
        String orBetter = rate.mustBe().equals("passed") ? "" : upwards ? " or above" : " or below";
        String far = rate.mustBe().equals("passed") ? (upwards ? "above " : "below ") : "";
        String rateWords = "rate(%s) %s%s%s (%s percentage points)"
                .formatted(reach.indicator(), far, Formulas.number(rate.value()), orBetter, rate.percentagePoints());
        if (level == null) {
            return rateWords;
        }
        String orLess = level.mustBe().equals("passed") ? "" : upwards ? " or below" : " or above";
        String beyond = level.mustBe().equals("passed") ? (upwards ? "below " : "above ") : "";
        return rateWords
                + ": %s %s %s%s%s %s"
                        .formatted(
                                reach.indicator(),
                                level.period(),
                                beyond,
                                Formulas.number(level.value()),
                                orLess,
                                level.unit());
    }
}
