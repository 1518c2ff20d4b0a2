package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.CityMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads all that makes a snapshot of an assessment, as of one moment.
public interface SnapshotReader {
    /// What was committed at an instant or before it.
    ///
    /// @param newest the newest definition, which the boards may not be made by yet
    /// @param known metrics that need not be read again
    Uni<Stored> read(Assessment newest, Instant until, Map<Head, CityMetrics> known);

    /// When a board came to a sequence; empty when it has not come so far, or never was.
    Uni<Optional<Made>> madeAt(BoardKey board, long sequence);

    /// The version of a board that a change made, and when.
    record Made(BoardVersion version, Instant at) {}

    /// The metrics message of a city that counts.
    ///
    /// @param row number of the stored row's version; a rebuild may have replaced the message by its right one
    /// @param at when it was committed
    record Head(String city, long sequence, long row, Instant at) {}

    /// A board's version.
    record Version(BoardKey board, BoardVersion version, Basis basis) {}

    /// What was found.
    ///
    /// @param boards all that were ever made, those no longer in the definition included
    /// @param metrics of every head
    record Stored(List<Version> boards, List<Head> heads, Map<Head, CityMetrics> metrics) {}
}
