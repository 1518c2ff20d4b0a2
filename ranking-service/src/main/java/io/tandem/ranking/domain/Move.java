package io.tandem.ranking.domain;

import org.jspecify.annotations.Nullable;

/// The change of one city's place between two states of a board.
///
/// @param from null when the city was not on the board
/// @param to null when the city left it
public record Move(
        String city, @Nullable Place from, @Nullable Place to) {}
