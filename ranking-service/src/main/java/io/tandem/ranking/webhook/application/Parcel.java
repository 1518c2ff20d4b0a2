package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Verdict;
import io.tandem.ranking.webhook.domain.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One request that a receiver is to get, and what follows when it takes it.
///
/// @param id of the message, the same at every attempt
/// @param version of the board that it is about
/// @param at when what it tells came about
/// @param redelivered the sequence, when it is sent again; 0 otherwise
/// @param request makes the request, signed by these secrets
/// @param judge says what follows from the answer
/// @param taken the webhook when the receiver took it with that answer
record Parcel(
        String id,
        Message.Kind kind,
        BoardVersion version,
        Instant at,
        long redelivered,
        Function<List<SigningSecret>, Uni<Answer>> request,
        Judge judge,
        BiFunction<Webhook, Answer, Webhook> taken) {
    /// Judges an answer.
    @FunctionalInterface
    interface Judge {
        /// What follows from an answer.
        ///
        /// @param failures attempts that failed before
        /// @param draw random, from 0 to below 1
        Verdict judge(Answer answer, int failures, double draw, Instant now);
    }
}
