package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardDefinition;
import org.jspecify.annotations.Nullable;

/// The rules that a board is made by, in words, so that nobody has to guess them.
///
/// @param tier null on a single board
record Rules(@Nullable String tier, String order, String zero, String rank) {
    private static final String RANK =
            "standard competition rank: 1 + the number of cities strictly better, so equals share one (1, 2, 2, 4)";
    private static final Rules SINGLE = new Rules(
            null,
            "the rate (base − current) / base, high to low; equal cities by city code",
            "a rate of exactly zero is ranked like any other",
            RANK);
    private static final Rules COMPOSITE = new Rules(
            "I: both rates above zero; III: both rates below zero; II: every other city",
            "tier, then the sum of the two rates, high to low; equal cities by city code",
            "a rate of exactly zero is neither a reduction nor an increase, so the city is in tier II",
            RANK);

    static Rules of(BoardDefinition board) {
        return board.isComposite() ? COMPOSITE : SINGLE;
    }
}
