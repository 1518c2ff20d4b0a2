package io.tandem.ranking.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole board at one version: the first event of a stream, to which the following [RankingChanged] apply.
///
/// @param board `assessment/board`, such as `2015-2019/co2-lapeq`
/// @param sequence the board's version; 0 is the empty board
/// @param at when that version was committed; null for the empty board
/// @param assessmentVersion version of the assessment's definition that the board is made by
/// @param rosterVersion version of the roster, likewise
/// @param entries every city: the ranked ones in order, then the unranked ones by code
public record BoardSnapshot(
        String board,
        int epoch,
        long sequence,
        @Nullable Instant at,
        @Nullable Integer assessmentVersion,
        @Nullable Integer rosterVersion,
        List<Entry> entries) {
    /// Where one city stands.
    public record Entry(String city, RankingChanged.Place place) {}
}
