package io.tandem.metrics.application;

import java.util.List;

/// What recording observations came to.
///
/// @param lanes one per intake, in the same order
/// @param more whether something is left to be computed anew
/// @param onCommit remembers what was committed
public record Recorded(List<Lane> lanes, boolean more, Runnable onCommit) {
    /// One lane's share.
    ///
    /// @param rows numbered from the intake's sequence + 1 without gaps
    public record Lane(int lane, int applied, int duplicate, int superseded, List<MetricsRow> rows) {}
}
