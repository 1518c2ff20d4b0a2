package io.tandem.ranking.webhook.persistence;

import static io.tandem.ranking.webhook.persistence.Rows.text;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Room;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.Keyring.Encrypted;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What couriers do with webhooks, in one transaction.
final class CourierRows {
    private static final Logger LOG = Logger.getLogger(CourierRows.class);

    /// Two couriers never wait for each other: each takes what the other has not locked. What this replica's boards do
    /// not have yet is left to others, and so is what it has no key for; a host never takes more than its share.
    private static final String LEASE = """
            with here as (
              select unnest(cast(:assessments as varchar[])) as assessment, unnest(cast(:boards as varchar[])) as board,
                unnest(cast(:sequences as bigint[])) as sequence),
            busy as (
              select unnest(cast(:hosts as varchar[])) as host, unnest(cast(:served as bigint[])) as served),
            free as (
              select d.id, d.due_at,
                row_number() over (partition by d.host order by d.due_at, d.id) + coalesce(busy.served, 0) as place
              from webhook d left join busy on busy.host = d.host
              where d.state <> 'disabled' and d.due_at <= clock_timestamp()
                and (d.leased_until is null or d.leased_until <= clock_timestamp())
                and (d.state = 'pending' or d.redeliver_from is not null
                  or exists (select 1 from here where here.assessment = d.assessment and here.board = d.board
                    and here.sequence > d.sequence)
                  or exists (select 1 from board b where b.assessment = d.assessment and b.board = d.board
                    and b.sequence < d.sequence))
                and exists (select 1 from webhook_secret s where s.webhook = d.id and s.expires_at is null
                  and s.key = any(cast(:keys as varchar[])))),
            due as materialized (
              select d.id from webhook d join free on free.id = d.id
              where free.place <= :share and d.state <> 'disabled' and d.due_at <= clock_timestamp()
                and (d.leased_until is null or d.leased_until <= clock_timestamp())
              order by free.due_at limit :limit for update of d skip locked)
            update webhook w set lease = w.lease + 1,
              leased_until = clock_timestamp() + make_interval(secs => :seconds)
            from due where w.id = due.id
            returning\s""" + Rows.WEBHOOK;

    private static final String RENEW = """
            with held as (
              update webhook set leased_until = clock_timestamp() + make_interval(secs => :seconds)
              where id = :id and lease = :lease and state <> 'disabled' returning id)
            select s.encrypted, s.key, s.number from webhook_secret s join held on held.id = s.webhook
            where s.expires_at is null or s.expires_at > clock_timestamp() order by s.number desc""";

    private static final String RELEASE = """
            update webhook set leased_until = null where id = :id and lease = :lease""";

    /// An empty text and 0 stand for null. Only what was worked on is written: owners may have changed the rest in the
    /// meantime.
    private static final String SETTLE = """
            update webhook set state = cast(:state as text), epoch = :epoch, sequence = :sequence,
              redeliver_from = case when cast(:redelivered as bigint) = 0 then redeliver_from
                when cast(:redelivered as bigint) < redeliver_to
                then greatest(redeliver_from, cast(:redelivered as bigint) + 1) end,
              redeliver_to = case when cast(:redelivered as bigint) = 0 or cast(:redelivered as bigint) < redeliver_to
                then redeliver_to end,
              consented_at = coalesce(consented_at, case when cast(:state as text) = 'active' then clock_timestamp() end),
              failures = :failures, last_failure = nullif(cast(:failure as text), ''),
              last_status = nullif(cast(:status as integer), 0), allowed_rate = nullif(cast(:rate as integer), 0),
              due_at = clock_timestamp() + make_interval(secs => :pause),
              disabled_because = nullif(cast(:because as text), ''),
              disabled_at = case when cast(:because as text) <> '' then clock_timestamp() end,
              leased_until = case when not :over then leased_until end
            where id = :id and lease = :lease and state <> 'disabled'""";

    private final Mutiny.StatelessSession tx;
    private final Keyring keyring;
    private final LogRows log;

    CourierRows(Mutiny.StatelessSession tx, Keyring keyring) {
        this.tx = tx;
        this.keyring = keyring;
        this.log = new LogRows(tx);
    }

    Uni<List<Lease>> lease(Room room, Duration length) {
        List<Map.Entry<BoardKey, BoardVersion>> boards =
                List.copyOf(room.boards().entrySet());
        List<Map.Entry<String, Integer>> hosts = List.copyOf(room.served().entrySet());
        return tx.createNativeQuery(LEASE, Object[].class)
                .setParameter(
                        "assessments", texts(boards, board -> board.getKey().assessment()))
                .setParameter("boards", texts(boards, board -> board.getKey().board()))
                .setParameter(
                        "sequences", numbers(boards, board -> board.getValue().sequence()))
                .setParameter("hosts", texts(hosts, Map.Entry::getKey))
                .setParameter("served", numbers(hosts, Map.Entry::getValue))
                .setParameter("keys", keyring.ids().toArray(String[]::new))
                .setParameter("share", room.perHost())
                .setParameter("limit", room.free())
                .setParameter("seconds", Rows.seconds(length))
                .getResultList()
                .map(rows -> rows.stream().flatMap(CourierRows::readable).toList());
    }

    /// A row that cannot be read must not keep the others from being served.
    private static Stream<Lease> readable(@Nullable Object[] row) {
        try {
            return Stream.of(Rows.lease(row));
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "webhook %s cannot be read and rests", row[0]);
            return Stream.empty();
        }
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> values, ToLongFunction<T> number) {
        return values.stream().mapToLong(number).boxed().toArray(Long[]::new);
    }

    Uni<List<SigningSecret>> renew(Lease lease, Duration length) {
        return tx.createNativeQuery(RENEW, Object[].class)
                .setParameter("seconds", Rows.seconds(length))
                .setParameter("id", lease.webhook().id())
                .setParameter("lease", lease.number())
                .getResultList()
                .map(rows -> rows.stream()
                        .flatMap(row ->
                                keyring
                                        .decrypt(lease.webhook().id(), new Encrypted(text(row[1]), text(row[0])))
                                        .stream())
                        .toList());
    }

    Uni<Void> release(Lease lease) {
        return tx.createNativeQuery(RELEASE)
                .setParameter("id", lease.webhook().id())
                .setParameter("lease", lease.number())
                .executeUpdate()
                .replaceWithVoid();
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
                .setParameter("status", Rows.orZero(failure == null ? null : failure.status()))
                .setParameter("rate", Rows.orZero(webhook.allowedRate()))
                .setParameter("pause", Rows.seconds(step.pause()))
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
                            ? log.add(webhook.id(), delivery).chain(() -> log.prune(webhook.id(), logKept))
                            : Uni.createFrom().voidItem();
                });
    }
}
