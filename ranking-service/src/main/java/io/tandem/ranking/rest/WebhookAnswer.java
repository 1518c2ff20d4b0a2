package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A webhook as its owner sees it.
///
/// @param state `pending`, `active`, `parked` or `disabled`
/// @param cursor version that the receiver has, or would have if it had wanted every change
/// @param failures attempts that failed since one succeeded
/// @param lastFailure null when the last attempt succeeded
/// @param nextAttemptAt when it is tried again; null when it is not waiting for that
/// @param disabled why nothing is sent any more; null while something is
/// @param allowedRate requests a minute that the receiver allows; null when any number
/// @param redelivering sequences still to be sent again; null when none
/// @param secrets when each key was made and until when it signs; the present one has no end
@Schema(name = "Webhook")
record WebhookAnswer(
        String id,
        String url,
        String assessment,
        String board,
        Filter filter,
        String state,
        Instant createdAt,
        String cursor,
        int failures,
        @Nullable LastFailure lastFailure,
        @Nullable Instant nextAttemptAt,
        @Nullable Disabled disabled,
        @Nullable Integer allowedRate,
        @Nullable Range redelivering,
        List<Owned.Secret> secrets) {
    static WebhookAnswer of(Owned owned) {
        Webhook webhook = owned.webhook();
        @Nullable Failure failure = webhook.lastFailure();
        Webhook.@Nullable Disabled disabled = webhook.disabled();
        Webhook.@Nullable Range again = webhook.redelivery();
        boolean waits = webhook.state() == WebhookState.PARKED || webhook.state() == WebhookState.PENDING;
        return new WebhookAnswer(
                webhook.id(),
                webhook.endpoint().toString(),
                webhook.board().assessment(),
                webhook.board().board(),
                Filter.of(webhook.filter()),
                webhook.state().code(),
                webhook.createdAt(),
                webhook.cursor().toString(),
                webhook.failures(),
                failure == null
                        ? null
                        : new LastFailure(failure.kind().code(), failure.kind().words(), failure.status()),
                waits ? webhook.dueAt() : null,
                disabled == null
                        ? null
                        : new Disabled(
                                disabled.because().code(), disabled.because().words(), disabled.at()),
                webhook.allowedRate(),
                again == null ? null : new Range(again.from(), again.to()),
                owned.secrets());
    }

    /// Why an attempt failed.
    ///
    /// @param status what the receiver answered; null when it did not
    record LastFailure(
            String reason, String words, @Nullable Integer status) {}

    /// Why and when it was disabled.
    record Disabled(String reason, String words, Instant at) {}

    /// Sequences, both included.
    record Range(long from, long to) {}

    /// Which changes are sent; what is left out is not asked for.
    @Schema(name = "WebhookFilter")
    record Filter(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> city,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> group,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> province,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> region,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tier,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean tierChanges,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int minMove,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int top,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> cause) {
        static Filter of(MoveFilter filter) {
            return new Filter(
                    List.copyOf(filter.cities().codes()),
                    sorted(filter.cities().groups()),
                    sorted(filter.cities().provinces()),
                    sorted(filter.cities().regions()),
                    sorted(filter.places().tiers().stream().map(Tier::name).toList()),
                    filter.places().tierChanges(),
                    filter.places().minMove(),
                    filter.places().top(),
                    sorted(filter.causes().stream().map(Cause.Kind::code).toList()));
        }

        private static List<String> sorted(Collection<String> values) {
            return values.stream().sorted().toList();
        }
    }

    /// A new webhook. Both secrets are told this once and never again.
    ///
    /// @param secret key that messages are signed with
    /// @param managementKey shown as `Authorization: Bearer …` to manage the webhook
    @Schema(name = "WebhookCreated")
    record Created(String id, String href, String secret, String managementKey) {}

    /// A new key, told this once.
    @Schema(name = "WebhookSecret")
    record Secret(String secret) {}

    /// Attempts, newest first.
    ///
    /// @param next path of the older ones; null when there are none
    @Schema(name = "WebhookDeliveries")
    record Deliveries(List<Attempt> deliveries, @Nullable String next) {
        static Deliveries of(String path, List<Delivery.Logged> logged, int limit) {
            boolean more = logged.size() > limit;
            List<Delivery.Logged> page = more ? logged.subList(0, limit) : logged;
            return new Deliveries(
                    page.stream().map(Attempt::of).toList(),
                    more
                            ? "%s?before=%d&limit=%d"
                                    .formatted(path, page.getLast().number(), limit)
                            : null);
        }
    }

    /// One attempt.
    ///
    /// @param number grows by 1 with every attempt of the webhook
    /// @param message the `webhook-id`
    /// @param kind `handshake`, `change`, `reset` or `disabled`
    /// @param version of the board
    /// @param attempt of this message, from 1
    /// @param taken whether the receiver took it
    /// @param status what it answered; null when it did not
    /// @param failure why it was not taken; null when it was
    @Schema(name = "WebhookDelivery")
    record Attempt(
            long number,
            Instant at,
            String message,
            String kind,
            String version,
            int attempt,
            boolean taken,
            @Nullable Integer status,
            @Nullable String failure,
            long milliseconds) {
        static Attempt of(Delivery.Logged logged) {
            Delivery delivery = logged.delivery();
            Failure.@Nullable Kind failure = delivery.failure();
            return new Attempt(
                    logged.number(),
                    logged.at(),
                    delivery.message(),
                    delivery.kind().code(),
                    delivery.version().toString(),
                    delivery.attempt(),
                    failure == null,
                    delivery.status(),
                    failure == null ? null : failure.code(),
                    delivery.took().toMillis());
        }
    }
}
