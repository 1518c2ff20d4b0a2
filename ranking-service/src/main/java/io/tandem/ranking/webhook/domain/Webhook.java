package io.tandem.ranking.webhook.domain;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A receiver of a board's changes, and how far it has come.
///
/// @param filter which changes are wanted
/// @param cursor version that the receiver has, or would have if it had wanted every change
/// @param redelivery what is being sent again; null when nothing
/// @param failures attempts that failed since one succeeded
/// @param lastFailure null when the last attempt succeeded
/// @param allowedRate requests a minute that the receiver allows; null when any number
/// @param dueAt not before this is it looked at again
/// @param disabled null while it is not
public record Webhook(
        String id,
        Endpoint endpoint,
        BoardKey board,
        MoveFilter filter,
        WebhookState state,
        Instant createdAt,
        BoardVersion cursor,
        @Nullable Range redelivery,
        int failures,
        @Nullable Failure lastFailure,
        @Nullable Integer allowedRate,
        Instant dueAt,
        @Nullable Disabled disabled) {
    /// The receiver has consented.
    ///
    /// @param rate requests a minute that it allows; null when any number
    public Webhook consented(@Nullable Integer rate) {
        return with(WebhookState.ACTIVE, cursor, 0, null, rate, null);
    }

    /// The receiver has taken what it was sent.
    public Webhook taken() {
        return with(WebhookState.ACTIVE, cursor, 0, null, allowedRate, null);
    }

    /// The receiver is at a version of the board.
    public Webhook at(BoardVersion version) {
        return with(state, version, failures, lastFailure, allowedRate, disabled);
    }

    /// The receiver has got a sequence again, or did not want it.
    public Webhook redelivered(long sequence) {
        @Nullable Range left = redelivery == null ? null : redelivery.after(sequence);
        return new Webhook(
                id,
                endpoint,
                board,
                filter,
                state,
                createdAt,
                cursor,
                left,
                failures,
                lastFailure,
                allowedRate,
                dueAt,
                disabled);
    }

    /// An attempt failed.
    public Webhook failed(Failure failure) {
        WebhookState next = state == WebhookState.PENDING ? state : WebhookState.PARKED;
        return with(next, cursor, failures + 1, failure, allowedRate, null);
    }

    /// Nothing more is tried.
    public Webhook disabled(Failure failure, Instant now) {
        return with(
                WebhookState.DISABLED, cursor, failures + 1, failure, allowedRate, new Disabled(failure.kind(), now));
    }

    private Webhook with(
            WebhookState state,
            BoardVersion cursor,
            int failures,
            @Nullable Failure lastFailure,
            @Nullable Integer allowedRate,
            @Nullable Disabled disabled) {
        return new Webhook(
                id,
                endpoint,
                board,
                filter,
                state,
                createdAt,
                cursor,
                redelivery,
                failures,
                lastFailure,
                allowedRate,
                dueAt,
                disabled);
    }

    /// Sequences that are sent again, both included.
    public record Range(long from, long to) {
        /// Refuses an empty range.
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("no sequences from %d to %d".formatted(from, to));
            }
        }

        /// What is left after a sequence; null when nothing.
        public @Nullable Range after(long sequence) {
            return sequence >= to ? null : new Range(Math.max(from, sequence + 1), to);
        }
    }

    /// When and why it was disabled.
    public record Disabled(Failure.Kind because, Instant at) {}
}
