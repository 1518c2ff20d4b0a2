package io.tandem.ranking.domain;

import org.jspecify.annotations.Nullable;

/// The change of a watched city's place, whoever caused it.
///
/// @param from null when the city was not on the board
/// @param to null when the city left it
/// @param byOthers whether its own standing stayed and others pushed it up or down
public record WatchedMove(
        String city, @Nullable Place from, @Nullable Place to, boolean byOthers) {}
