package io.tandem.ranking.webhook.persistence;

import static io.tandem.ranking.webhook.persistence.Rows.number;
import static io.tandem.ranking.webhook.persistence.Rows.text;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What couriers do with webhooks, in one transaction.
final class CourierRows {
    /// Two couriers never wait for each other: each takes what the other has not locked.
    private static final String LEASE = """
            with due as materialized (
              select d.id from webhook d
              where d.state <> 'disabled' and d.due_at <= clock_timestamp()
                and (d.leased_until is null or d.leased_until <= clock_timestamp())
                and (d.state = 'pending' or d.redeliver_from is not null or exists (
                  select 1 from board b
                  where b.assessment = d.assessment and b.board = d.board and b.sequence <> d.sequence))
              order by d.due_at limit :limit for update of d skip locked)
            update webhook w set lease = w.lease + 1,
              leased_until = clock_timestamp() + make_interval(secs => :seconds)
            from due where w.id = due.id
            returning\s""" + Rows.WEBHOOK;

    private static final String RENEW = """
            with held as (
              update webhook set leased_until = clock_timestamp() + make_interval(secs => :seconds)
              where id = :id and lease = :lease and state <> 'disabled' returning id)
            select s.secret, s.number from webhook_secret s join held on held.id = s.webhook
            where s.expires_at is null or s.expires_at > clock_timestamp() order by s.number desc""";

    /// An empty text and 0 stand for null. Only what was worked on is written: owners may have changed the rest in the
    /// meantime.
    private static final String SETTLE = """
            update webhook set state = :state, epoch = :epoch, sequence = :sequence,
              redeliver_from = case when cast(:redelivered as bigint) = 0 then redeliver_from
                when cast(:redelivered as bigint) < redeliver_to
                then greatest(redeliver_from, cast(:redelivered as bigint) + 1) end,
              redeliver_to = case when cast(:redelivered as bigint) = 0 or cast(:redelivered as bigint) < redeliver_to
                then redeliver_to end,
              failures = :failures, last_failure = nullif(cast(:failure as text), ''),
              last_status = nullif(cast(:status as integer), 0), allowed_rate = nullif(cast(:rate as integer), 0),
              due_at = clock_timestamp() + make_interval(secs => :pause),
              disabled_because = nullif(cast(:because as text), ''),
              disabled_at = case when cast(:because as text) <> '' then clock_timestamp() end,
              leased_until = case when not :over then leased_until end
            where id = :id and lease = :lease and state <> 'disabled'""";

    private static final String LOG = """
            with counted as (update webhook set deliveries = deliveries + 1 where id = :id returning deliveries)
            insert into webhook_delivery (webhook, number, message, kind, epoch, sequence, attempt, status, failure,
              millis)
            select cast(:id as text), deliveries, cast(:message as text), cast(:kind as text),
              cast(:epoch as integer), cast(:sequence as bigint), cast(:attempt as integer),
              nullif(cast(:status as integer), 0), nullif(cast(:failure as text), ''), cast(:millis as bigint)
            from counted""";

    private static final String PRUNE = """
            delete from webhook_delivery where webhook = :id
              and number <= (select deliveries from webhook where id = :id) - :kept""";

    private static final String COUNT = "select state, count(*) from webhook group by state";

    private static final String FORGET = """
            delete from webhook
            where state = 'disabled' and disabled_at < clock_timestamp() - make_interval(secs => :seconds)""";

    private final Mutiny.StatelessSession tx;

    CourierRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<List<Lease>> lease(int atMost, Duration length) {
        return tx.createNativeQuery(LEASE, Object[].class)
                .setParameter("seconds", seconds(length))
                .setParameter("limit", atMost)
                .getResultList()
                .map(rows -> rows.stream().map(Rows::lease).toList());
    }

    Uni<List<SigningSecret>> renew(Lease lease, Duration length) {
        return tx.createNativeQuery(RENEW, Object[].class)
                .setParameter("seconds", seconds(length))
                .setParameter("id", lease.webhook().id())
                .setParameter("lease", lease.number())
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> SigningSecret.of(text(row[0]))).toList());
    }

    Uni<Boolean> settle(Lease lease, Step step, int logKept) {
        Webhook webhook = step.webhook();
        @Nullable Failure failure = webhook.lastFailure();
        Webhook.@Nullable Disabled disabled = webhook.disabled();
        return tx.createNativeQuery(SETTLE)
                .setParameter("state", webhook.state().code())
                .setParameter("epoch", webhook.cursor().epoch())
                .setParameter("sequence", webhook.cursor().sequence())
                .setParameter("redelivered", step.redelivered())
                .setParameter("failures", webhook.failures())
                .setParameter("failure", failure == null ? "" : failure.kind().code())
                .setParameter("status", orZero(failure == null ? null : failure.status()))
                .setParameter("rate", orZero(webhook.allowedRate()))
                .setParameter("pause", seconds(step.pause()))
                .setParameter(
                        "because", disabled == null ? "" : disabled.because().code())
                .setParameter("over", step.over())
                .setParameter("id", webhook.id())
                .setParameter("lease", lease.number())
                .executeUpdate()
                .map(changed -> changed > 0)
                .call(held -> {
                    @Nullable Delivery delivery = step.delivery();
                    return held && delivery != null
                            ? log(webhook.id(), delivery).chain(() -> prune(webhook.id(), logKept))
                            : Uni.createFrom().voidItem();
                });
    }

    Uni<Void> log(String id, Delivery delivery) {
        Failure.@Nullable Kind failure = delivery.failure();
        return tx.createNativeQuery(LOG)
                .setParameter("id", id)
                .setParameter("message", delivery.message())
                .setParameter("kind", delivery.kind().code())
                .setParameter("epoch", delivery.version().epoch())
                .setParameter("sequence", delivery.version().sequence())
                .setParameter("attempt", delivery.attempt())
                .setParameter("status", orZero(delivery.status()))
                .setParameter("failure", failure == null ? "" : failure.code())
                .setParameter("millis", delivery.took().toMillis())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> prune(String id, int kept) {
        return tx.createNativeQuery(PRUNE)
                .setParameter("id", id)
                .setParameter("kept", kept)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Map<WebhookState, Long>> count() {
        return tx.createNativeQuery(COUNT, Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> WebhookState.of(text(row[0])), row -> number(row[1]))));
    }

    Uni<Void> forget(Duration age) {
        return tx.createNativeQuery(FORGET)
                .setParameter("seconds", seconds(age))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
