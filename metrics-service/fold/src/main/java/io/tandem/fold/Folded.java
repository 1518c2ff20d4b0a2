package io.tandem.fold;

import java.util.List;

/// The outcome of one call of [Folding#fold].
///
/// @param lanes one result per batch
/// @param onCommit makes what the service remembers equal to what was committed; runs once, after the commit
public record Folded(List<LaneResult> lanes, Runnable onCommit) {}
