package io.tandem.fold;

import java.util.List;

/// The outcome of one call of [Folding#fold].
///
/// @param lanes one result per batch
/// @param more whether there is work left that needs no records; the folding is then called again, in turn
///     with what is polled
/// @param onCommit makes what the service remembers equal to what was committed; runs once, after the commit
public record Folded(List<LaneResult> lanes, boolean more, Runnable onCommit) {
    /// An outcome that leaves nothing to do.
    public Folded(List<LaneResult> lanes, Runnable onCommit) {
        this(lanes, false, onCommit);
    }
}
