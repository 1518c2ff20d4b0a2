package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardVersion;
import org.jspecify.annotations.Nullable;

/// What a client asks for that wants to follow a board.
///
/// @param after version that it has; null when it wants to begin with the whole board
record StreamRequest(
        String assessment, String board, @Nullable BoardVersion after, Mode mode, FilterWords words) {}
