package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Verdict;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Attempts under one lease. The lease is renewed before a request, so that nothing is sent by whoever has lost it, and
/// what came of it is written only where the lease still holds.
final class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final Courier.Parts parts;
    private final CourierSettings settings;
    private final Lease lease;

    Attempts(Courier.Parts parts, CourierSettings settings, Lease lease) {
        this.parts = parts;
        this.settings = settings;
        this.lease = lease;
    }

    /// What came of an attempt.
    ///
    /// @param goOn whether the lease goes on
    /// @param pause before the next attempt
    record Result(Webhook webhook, boolean taken, boolean goOn, Duration pause) {}

    /// Makes a request and writes what came of it.
    ///
    /// @param last whether the lease is given back in any case, asked after the request
    Uni<Result> make(Webhook webhook, Parcel parcel, BooleanSupplier last) {
        return parts.store().renew(lease, settings.lease()).chain(secrets -> {
            if (secrets.isEmpty()) {
                return Uni.createFrom().item(new Result(webhook, false, false, Duration.ZERO));
            }
            long began = System.nanoTime();
            return parcel.request()
                    .apply(secrets)
                    .chain(answer -> conclude(
                                    webhook,
                                    parcel,
                                    last.getAsBoolean(),
                                    answer,
                                    Duration.ofNanos(System.nanoTime() - began))
                            .call(result -> notice(webhook, result.webhook(), secrets)));
        });
    }

    private Uni<Result> conclude(Webhook before, Parcel parcel, boolean last, Answer answer, Duration took) {
        Instant now = parts.clock().instant();
        Verdict verdict = parcel.judge()
                .judge(answer, before.failures(), ThreadLocalRandom.current().nextDouble(), now);
        parts.meter().attempted(parcel.kind(), verdict, took);
        Delivery delivery =
                Delivery.of(parcel.id(), parcel.kind(), parcel.version(), before.failures() + 1, answer, verdict, took);
        Step step = switch (verdict) {
            case Verdict.Taken _ -> {
                Webhook next = parcel.taken().apply(before, answer);
                Duration pause = pause(next);
                yield new Step(next, parcel.redelivered(), pause, last || !pause.isZero(), delivery);
            }
            case Verdict.Again(Failure failure, Duration after) ->
                new Step(before.failed(failure), 0, after, true, delivery);
            case Verdict.Disabled(Failure failure) ->
                new Step(before.disabled(failure, now), 0, Duration.ZERO, true, delivery);
        };
        return settle(step).map(held -> {
            boolean taken = held && verdict instanceof Verdict.Taken;
            if (taken && parcel.kind() == Message.Kind.CHANGE && parcel.redelivered() == 0) {
                parts.meter().taken(parcel.at());
            }
            return new Result(held ? step.webhook() : before, taken, held && !step.over(), step.pause());
        });
    }

    /// What a receiver has taken is not sent again only because the database was away for a moment. Should a commit
    /// have come through unnoticed, the second one writes the same.
    private Uni<Boolean> settle(Step step) {
        return parts.store()
                .settle(lease, step, settings.logKept())
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .expireIn(settings.lease().toMillis());
    }

    /// What the receiver allows is kept by waiting after each request.
    private static Duration pause(Webhook webhook) {
        @Nullable Integer rate = webhook.allowedRate();
        return rate == null ? Duration.ZERO : MINUTE.dividedBy(rate);
    }

    /// Tells who consented once that nothing more comes, unless it has just said that it wants nothing more. Whether it
    /// takes that changes nothing.
    private Uni<Void> notice(Webhook before, Webhook after, List<SigningSecret> secrets) {
        Webhook.@Nullable Disabled disabled = after.disabled();
        if (disabled == null || before.disabled() != null) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf(
                "webhook %s of %s is disabled: %s",
                after.id(), after.board(), disabled.because().words());
        if (before.state() == WebhookState.PENDING || disabled.because() == Failure.Kind.GONE) {
            return Uni.createFrom().voidItem();
        }
        Message message = parts.messages().disabled(after, disabled.at());
        long began = System.nanoTime();
        return parts.receivers().send(after.endpoint(), message, secrets).chain(answer -> {
            Verdict verdict = settings.schedule()
                    .judge(
                            answer,
                            settings.schedule().delays().size(),
                            0,
                            parts.clock().instant());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return parts.store()
                    .log(
                            after.id(),
                            Delivery.of(message.id(), message.kind(), message.version(), 1, answer, verdict, took));
        });
    }
}
