package io.tandem.ranking.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of this service beside those of the platform.
@ConfigMapping(prefix = "tandem.ranking")
public interface RankingConfig {
    /// Lists of cities.
    Page page();

    /// Streams of changes.
    Stream stream();

    /// How many cities a page of a board has.
    interface Page {
        /// When the client does not say.
        @WithDefault("100")
        int defaultLimit();

        /// At most.
        @WithDefault("1000")
        int maxLimit();
    }

    /// How streams behave.
    interface Stream {
        /// Quiet time after which a comment says that the stream is alive; each stream varies it by up to a
        /// fifth.
        @WithDefault("15s")
        Duration heartbeat();

        /// How long a client may take to receive what was written before it is disconnected.
        @WithDefault("5s")
        Duration stall();

        /// Moves per board that are kept in memory for clients that come back; older ones are read from the
        /// database.
        @WithDefault("20000")
        int movesKept();

        /// Moves that are written at once, exceeded by at most one change; bounds the memory of a slow
        /// client.
        @WithDefault("500")
        int movesAtOnce();
    }
}
