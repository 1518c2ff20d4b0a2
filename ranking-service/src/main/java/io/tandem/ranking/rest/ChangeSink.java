package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Future;

/// Carries one stream's messages to its client, one at a time. All calls come from the stream's event loop.
interface ChangeSink {
    /// How many changes the client takes now; with none the stream waits until it is woken.
    default int room() {
        return Integer.MAX_VALUE;
    }

    /// Whether the client takes nothing, now that a message has been under way for the longest time allowed. Where
    /// others share its connection, theirs may be what it takes.
    default boolean isStuck() {
        return true;
    }

    /// Sends a message; completes when the client's connection has taken it.
    Future<Void> send(StreamMessage message);

    /// Ends the stream because the board cannot be followed from where the client is.
    void reset();

    /// Ends the stream in good order.
    ///
    /// @param cursor the client's version
    void end(BoardVersion cursor);

    /// Ends the stream because the client takes nothing.
    void abort();
}
