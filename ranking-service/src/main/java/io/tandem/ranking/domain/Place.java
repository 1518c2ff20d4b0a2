package io.tandem.ranking.domain;

import org.jspecify.annotations.Nullable;

/// Where a city stands on a board.
///
/// @param rank standard competition rank from 1 ("1, 2, 2, 4"); null when unranked
public record Place(@Nullable Integer rank, Standing standing) {}
