package io.tandem.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far a rebuild has come, and how it ended.
///
/// @param records folded so far, from all lanes
/// @param recordsTotal what the service had folded when the rebuild began, with what a compacted log has dropped
///     since; more may be folded, because the service goes on
/// @param recordsPerSecond on average while records were being folded
/// @param liveHash state hash of the service, when compared
/// @param rebuiltHash state hash of what the log gave, at the same offsets
/// @param liveHeldMillis how long the service's lanes were held while the states changed places; 0 when they did not
/// @param message in words; empty when there is nothing to add
public record RebuildStatus(
        String topic,
        State state,
        List<Lane> lanes,
        long records,
        long recordsTotal,
        long recordsPerSecond,
        @Nullable String liveHash,
        @Nullable String rebuiltHash,
        @Nullable Differences differences,
        long liveHeldMillis,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String message) {

    static RebuildStatus idle(String topic) {
        return new RebuildStatus(topic, State.IDLE, List.of(), 0, 0, 0, null, null, null, 0, null, null, "");
    }

    RebuildStatus failed(String why, Instant at) {
        return new RebuildStatus(
                topic,
                State.FAILED,
                lanes,
                records,
                recordsTotal,
                recordsPerSecond,
                liveHash,
                rebuiltHash,
                differences,
                liveHeldMillis,
                startedAt,
                at,
                why);
    }

    /// How far a lane has been read.
    ///
    /// @param offset of the next record to fold
    /// @param end where the service stood when the rebuild began
    public record Lane(int lane, long offset, long end) {}

    /// Lines of the state that only one side has; of each side the first 20.
    ///
    /// @param onlyLive number of lines that only the service has
    /// @param onlyRebuilt number of lines that only the log gives
    public record Differences(long onlyLive, long onlyRebuilt, List<String> live, List<String> rebuilt) {
        boolean none() {
            return onlyLive == 0 && onlyRebuilt == 0;
        }
    }

    /// Where a rebuild is. The last four end it.
    public enum State {
        /// There was none yet.
        IDLE(false),
        /// The log is being folded.
        REFOLDING(true),
        /// Both states are being read at the same offsets.
        COMPARING(true),
        /// The rebuilt state is taking the service's place.
        SWITCHING(true),
        /// The rebuilt state is the service's now.
        SWITCHED(false),
        /// Both are equal, and the service keeps its own.
        VERIFIED(false),
        /// They differ; the service keeps its own, and the rebuilt one stays to be looked at.
        DIFFERS(false),
        /// It was given up; the service is as it was.
        FAILED(false);

        private final boolean underWay;

        State(boolean underWay) {
            this.underWay = underWay;
        }

        /// Whether a rebuild can end so.
        boolean isOutcome() {
            return !underWay && this != IDLE;
        }

        boolean underWay() {
            return underWay;
        }

        /// Lower case.
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
