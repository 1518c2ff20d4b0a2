package io.tandem.ranking.domain;

import java.time.Instant;

/// One change of one city's own standing on a board.
///
/// @param cause with the ids of this city's observations only
public record CityChange(BoardVersion version, Instant at, Cause cause, Move move) {}
