package io.tandem.ranking.webhook.domain;

import org.jspecify.annotations.Nullable;

/// What came of a request to a receiver.
public sealed interface Answer {
    /// The receiver answered. Headers are as they came.
    record Response(
            int status,
            @Nullable String retryAfter,
            @Nullable String allowedOrigin,
            @Nullable String allowedRate) implements Answer {
        /// Whether the receiver took the message.
        public boolean success() {
            return status >= 200 && status < 300;
        }
    }

    /// There was no answer.
    record None(Failure.Kind kind) implements Answer {}
}
