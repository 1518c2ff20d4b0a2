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

    /// WebSockets, beside what holds for every stream.
    Socket socket();

    /// Every connection, whatever it carries.
    Connection connection();

    /// Figures and reports.
    Rendering rendering();

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

        /// Time after which a client is told where it is when all that came since was left out by its filter.
        @WithDefault("1s")
        Duration position();

        /// How long a client may take to receive what was written before it is disconnected.
        @WithDefault("5s")
        Duration stall();

        /// Moves and ids of observations per board that are kept in memory for clients that come back; older ones
        /// are read from the database.
        @WithDefault("20000")
        int movesKept();

        /// Moves and ids of observations that are written at once, exceeded by at most one change; bounds the memory
        /// of a slow client.
        @WithDefault("500")
        int movesAtOnce();
    }

    /// What one connection may cost.
    interface Connection {
        /// Bytes that are sent and not yet received which the operating system may hold.
        @WithDefault("131072")
        int unsentBytes();
    }

    /// What one socket may do.
    interface Socket {
        /// Subscriptions at the same time.
        @WithDefault("32")
        int subscriptions();

        /// How often a client is asked whether it is there; one that has said nothing until the next time is
        /// disconnected.
        @WithDefault("15s")
        Duration ping();

        /// Bytes of one message from a client.
        @WithDefault("65536")
        int messageBytes();
    }

    /// How figures and reports are drawn.
    interface Rendering {
        /// Drawn at the same time; a report takes some 60 MB while it is made.
        @WithDefault("2")
        int atOnce();

        /// That wait for their turn; more are refused with 503.
        @WithDefault("16")
        int waiting();

        /// Bytes of statistics and figures that are kept, to be sent again while nothing has changed.
        @WithDefault("32000000")
        long keptBytes();
    }
}
