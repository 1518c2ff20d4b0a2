package io.tandem.ranking.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The net moves of one committed set of observations on one board.
///
/// Applying the moves of sequences s + 1 … t to the board at s gives the board at t. `moves` holds every city whose
/// own score changed; a city that was only pushed up or down by others is implied: a move from rank r to r′ shifts
/// those between by one.
///
/// @param board `assessment/board`, such as `2015-2019/co2-lapeq`
/// @param epoch grows by 1 with a change after which figures cannot be compared with those before, because they were
///     computed by another method; the sequence goes on and the moves apply like any others
/// @param sequence the board's version after this change; exactly one more than before, from 1
/// @param at when it was committed
/// @param assessmentVersion version of the assessment's definition that the board is made by from now on; null in
///     messages from before it was stated, which were made by the first
/// @param rosterVersion version of the roster, likewise
/// @param moves ordered by city code; empty only when a definition changed and no city moved
public record RankingChanged(
        String board,
        int epoch,
        long sequence,
        Instant at,
        @Nullable Integer assessmentVersion,
        @Nullable Integer rosterVersion,
        Cause cause,
        List<Move> moves) {
    /// CloudEvents type.
    public static final String TYPE = "io.tandem.ranking.changed.v1";

    /// Why the board changed.
    ///
    /// @param kind `new-data`, `correction`, `withdrawal`, `late-data`, `method-change` or `roster-change`
    /// @param observations ids of the observations that did it; empty for changes of definition
    public record Cause(String kind, List<String> observations) {}

    /// The change of one city's place.
    ///
    /// @param city administrative code
    /// @param from place before the change; null when the city was not on the board
    /// @param to place after the change; null when the city left the roster
    public record Move(
            String city, @Nullable Place from, @Nullable Place to) {}

    /// Where a city stands on a board.
    ///
    /// @param rank standard competition rank from 1; null when unranked
    /// @param tier `I`, `II` or `III` on a composite board; null on a single board and when unranked
    /// @param score what orders cities inside a tier, high to low: the rate, or the sum of the two rates; fractions
    /// @param rates the board's rates in the board's order, fractions; null where undefined
    /// @param unranked why there is no rank; empty when there is one
    public record Place(
            @Nullable Integer rank,
            @Nullable String tier,
            @Nullable Double score,
            List<@Nullable Double> rates,
            List<Undefined> unranked) {}

    /// Why a rate has no value.
    ///
    /// @param reason `no-observations`, `base-missing`, `current-missing`, `base-withdrawn`, `current-withdrawn` or
    ///     `base-zero`
    /// @param indicator whose level it is; for `LAPEQ` the part
    public record Undefined(String reason, String indicator) {}
}
