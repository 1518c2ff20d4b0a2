package io.tandem.ranking.webhook.domain;

import io.tandem.ranking.domain.BoardVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt at one message.
///
/// @param message its id
/// @param version of the board that it is about
/// @param attempt from 1
/// @param status null when there was no answer
/// @param failure null when the receiver took it
/// @param took from before the name was resolved until the answer was read
public record Delivery(
        String message,
        Message.Kind kind,
        BoardVersion version,
        int attempt,
        @Nullable Integer status,
        Failure.@Nullable Kind failure,
        Duration took) {
    /// An attempt and what came of it.
    ///
    /// @param verdict of the answer
    public static Delivery of(
            String message,
            Message.Kind kind,
            BoardVersion version,
            int attempt,
            Answer answer,
            Verdict verdict,
            Duration took) {
        @Nullable Integer status = answer instanceof Answer.Response response ? (Integer) response.status() : null;
        Failure.@Nullable Kind failure = switch (verdict) {
            case Verdict.Taken _ -> null;
            case Verdict.Again again -> again.failure().kind();
            case Verdict.Disabled disabled -> disabled.failure().kind();
        };
        return new Delivery(message, kind, version, attempt, status, failure, took);
    }

    /// An attempt as the log has it.
    ///
    /// @param number grows by 1 with every attempt of a webhook
    public record Logged(long number, Instant at, Delivery delivery) {}
}
