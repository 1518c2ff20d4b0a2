package io.tandem.ranking.webhook.domain;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import java.time.Instant;
import java.util.Locale;

/// What is sent to a receiver.
///
/// @param id the same at every attempt
/// @param version of the board; what the receiver has afterwards
/// @param at when it came about
/// @param data JSON
public record Message(String id, Kind kind, BoardKey board, BoardVersion version, Instant at, String data) {
    /// What a message tells.
    public enum Kind {
        /// Not a message: asks the receiver whether it wants any.
        HANDSHAKE,
        /// A change of the board.
        CHANGE,
        /// The board cannot be followed from where the receiver is; it begins anew at the version told.
        RESET,
        /// Nothing more is sent.
        DISABLED;

        /// Stable code, such as `change`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The id of a message about a version; without a full stop, which separates the parts of what is signed.
    public static String id(String webhook, Kind kind, BoardVersion version) {
        String what = kind == Kind.CHANGE ? "" : "_" + kind.code();
        return "msg_%s%s_%d_%d".formatted(webhook, what, version.epoch(), version.sequence());
    }

    /// The id of the notice that a webhook was disabled: it can be enabled, and disabled again at the same version.
    public static String noticeId(String webhook, BoardVersion version, Instant at) {
        return "%s_%d".formatted(id(webhook, Kind.DISABLED, version), at.toEpochMilli());
    }
}
