package io.tandem.ranking.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a subscriber with a filter gets of a [RankingChanged]: the same message with the moves that it wants.
///
/// @param moves those that match, ordered by city code
/// @param totalMoves how many moves the change has
/// @param watched what became of the cities that the subscriber watches, ordered by code; those whose rank, tier and
///     score stayed are left out
public record SelectedChange(
        String board,
        int epoch,
        long sequence,
        Instant at,
        @Nullable Integer assessmentVersion,
        @Nullable Integer rosterVersion,
        RankingChanged.Cause cause,
        List<RankingChanged.Move> moves,
        int totalMoves,
        List<Watched> watched) {
    /// The change of a watched city's place, whoever caused it.
    ///
    /// @param from place before; null when the city was not on the board
    /// @param to place after; null when the city left the roster
    /// @param byOthers whether its own figures stayed and others pushed it up or down
    public record Watched(
            String city, RankingChanged.@Nullable Place from, RankingChanged.@Nullable Place to, boolean byOthers) {}
}
