package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.ZeroRule;
import org.jspecify.annotations.Nullable;

/// The rules that a board is made by, in words, so that nobody has to guess them.
///
/// @param tier null on a single board
/// @param zeroRule id of the rule that `tier` and `zero` follow; null on a single board
record Rules(
        @Nullable String tier,
        String order,
        String zero,
        @Nullable String zeroRule,
        String rank) {
    private static final String RANK =
            "standard competition rank: 1 + the number of cities strictly better, so equals share one (1, 2, 2, 4)";
    private static final Rules SINGLE = new Rules(
            null,
            "the rate (base − current) / base, high to low; equal cities by city code",
            "a rate of exactly zero is ranked like any other",
            null,
            RANK);

    static Rules of(BoardDefinition board, ZeroRule zeroRule) {
        return board.isComposite() ? composite(zeroRule) : SINGLE;
    }

    private static Rules composite(ZeroRule rule) {
        return new Rules(
                "I: %s; III: %s; II: every other city".formatted(rule.condition(Tier.I), rule.condition(Tier.III)),
                "tier, then the sum of the two rates, high to low; equal cities by city code",
                rule.words(),
                rule.code(),
                RANK);
    }
}
