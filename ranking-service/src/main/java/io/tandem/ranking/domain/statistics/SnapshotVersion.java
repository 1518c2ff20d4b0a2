package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which state of an assessment a snapshot is of. Two snapshots of one assessment with equal versions are equal.
///
/// @param basis versions of the definitions that the boards are made by
/// @param at when the latest of all that it shows was committed; null before anything was
/// @param boards by board id; `1:0` while a board is still to be made
/// @param figures fingerprint of which metrics message of each city is shown. Board versions do not tell that:
///     most indicators are on no board
public record SnapshotVersion(
        Basis basis, @Nullable Instant at, SortedMap<String, BoardVersion> boards, String figures) {
    /// Copies the boards.
    public SnapshotVersion {
        boards = Collections.unmodifiableSortedMap(new TreeMap<>(boards));
    }
}
