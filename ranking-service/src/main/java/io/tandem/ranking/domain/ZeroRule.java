package io.tandem.ranking.domain;

import java.util.Locale;

/// Where a rate of exactly zero belongs on a composite board. The report is silent (§2.4), so an assessment's
/// method says it.
public enum ZeroRule {
    /// Neither a reduction nor an increase.
    ZERO_IS_TIER_TWO("a rate of exactly zero is neither a reduction nor an increase, so the city is in tier II"),
    /// As good as a rate above zero.
    ZERO_IS_REDUCTION("a rate of exactly zero counts as a reduction"),
    /// As bad as a rate below zero.
    ZERO_IS_INCREASE("a rate of exactly zero counts as an increase");

    private final String words;

    ZeroRule(String words) {
        this.words = words;
    }

    /// The rule of that code.
    ///
    /// @throws IllegalArgumentException when there is none
    public static ZeroRule of(String code) {
        for (ZeroRule rule : values()) {
            if (rule.code().equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("not a zero rule of this version");
    }

    /// The tier of a city with these two rates.
    public Tier tierOf(double first, double second) {
        if (isReduction(first) && isReduction(second)) {
            return Tier.I;
        }
        return isIncrease(first) && isIncrease(second) ? Tier.III : Tier.II;
    }

    private boolean isReduction(double rate) {
        return rate > 0 || (rate == 0 && this == ZERO_IS_REDUCTION);
    }

    private boolean isIncrease(double rate) {
        return rate < 0 || (rate == 0 && this == ZERO_IS_INCREASE);
    }

    /// Which rates put a city in a tier.
    public String condition(Tier tier) {
        String above = this == ZERO_IS_REDUCTION ? "zero or above" : "above zero";
        String below = this == ZERO_IS_INCREASE ? "zero or below" : "below zero";
        return switch (tier) {
            case I -> "both rates are " + above;
            case II -> "the rates are neither both " + above + " nor both " + below;
            case III -> "both rates are " + below;
        };
    }

    /// Stable code, such as `zero-is-tier-two`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For a person to read.
    public String words() {
        return words;
    }
}
