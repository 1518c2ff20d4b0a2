package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.ChangeSelector;

/// Everything a stream begins with.
///
/// @param cursor version that the client has, or will have after the first message
/// @param selector of the changes after `cursor`
/// @param filtered whether it may leave something out
/// @param first message of the stream
record Opening(
        BoardKey board,
        BoardVersion cursor,
        ChangeSelector selector,
        boolean filtered,
        Mode mode,
        StreamMessage first) {}
