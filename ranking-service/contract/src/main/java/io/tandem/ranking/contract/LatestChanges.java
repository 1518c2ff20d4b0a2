package io.tandem.ranking.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several changes of a board in a row, taken as one, for a subscriber that wants the newest state and not every step.
///
/// The board at `fromSequence` with the moves applied is the board at `sequence`, as far as the subscriber wants to
/// know it. Ranks are those on the whole board at the two.
///
/// @param epoch of the newest change
/// @param fromSequence the version that the moves start from
/// @param sequence the version that they lead to
/// @param at when that version was committed
/// @param causes kinds of all these changes
/// @param moves those that match, ordered by city code; cities that are as they were are left out
/// @param totalMoves how many cities moved in all
/// @param watched as in [SelectedChange]
public record LatestChanges(
        String board,
        int epoch,
        long fromSequence,
        long sequence,
        Instant at,
        @Nullable Integer assessmentVersion,
        @Nullable Integer rosterVersion,
        List<String> causes,
        List<RankingChanged.Move> moves,
        int totalMoves,
        List<SelectedChange.Watched> watched) {}
