package io.tandem.ranking.webhook.persistence;

import static io.tandem.ranking.webhook.persistence.Rows.number;
import static io.tandem.ranking.webhook.persistence.Rows.text;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.application.WebhookStore.Added;
import io.tandem.ranking.webhook.application.WebhookStore.Limits;
import io.tandem.ranking.webhook.application.WebhookStore.New;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What owners do with their webhooks, in one transaction.
final class OwnerRows {
    /// Until the end of the transaction nobody else adds, so that two cannot both be the last.
    private static final String ALONE = "lock table webhook in share row exclusive mode";

    private static final String COUNT = """
            select count(*) as total, count(*) filter (where host = :host) as of_host from webhook""";

    private static final String ADD = """
            insert into webhook (id, url, host, assessment, board, filter, management_key, state, epoch, sequence)
            values (:id, :url, :host, :assessment, :board, :filter, :key, 'pending', :epoch, :sequence)""";

    private static final String FIND = "select " + Rows.WEBHOOK + ", w.management_key from webhook w where w.id = :id";

    private static final String SECRETS = """
            select created_at, expires_at from webhook_secret
            where webhook = :id and (expires_at is null or expires_at > clock_timestamp()) order by number desc""";

    private static final String EXPIRE = """
            update webhook_secret set expires_at = clock_timestamp() + make_interval(secs => :seconds)
            where webhook = :id and expires_at is null""";

    /// Of those that have not expired, only so many sign, however often they are changed.
    private static final String FORGET_SECRETS = """
            delete from webhook_secret where webhook = :id and (expires_at <= clock_timestamp()
              or number <= (select max(number) - 4 from webhook_secret where webhook = :id))""";

    private static final String ADD_SECRET = """
            insert into webhook_secret (webhook, number, secret)
            select cast(:id as text), coalesce(max(number), 0) + 1, cast(:secret as text)
            from webhook_secret where webhook = :id""";

    /// The lease counts up, so that an attempt under way cannot undo it.
    private static final String ENABLE = """
            update webhook set state = case state when 'disabled' then 'pending' else state end, failures = 0,
              last_failure = null, last_status = null, disabled_because = null, disabled_at = null,
              due_at = clock_timestamp(), lease = lease + 1, leased_until = null
            where id = :id and (state in ('disabled', 'parked') or state = 'pending' and failures > 0)""";

    private static final String REDELIVER = """
            update webhook set redeliver_from = :first, redeliver_to = :last
            where id = :id and redeliver_from is null""";

    private static final String DELIVERIES = """
            select number, at, message, kind, epoch, sequence, attempt, status, failure, millis from webhook_delivery
            where webhook = :id and number < :before order by number desc limit :limit""";

    private final Mutiny.StatelessSession tx;

    OwnerRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<Added> add(New webhook, ManagementKey key, SigningSecret secret, Limits limits) {
        return tx.createNativeQuery(ALONE)
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(COUNT, Object[].class)
                        .setParameter("host", webhook.endpoint().host())
                        .getSingleResult())
                .chain(counts -> {
                    if (number(counts[0]) >= limits.all()) {
                        return Uni.createFrom().item(Added.TOO_MANY);
                    }
                    return number(counts[1]) >= limits.perHost()
                            ? Uni.createFrom().item(Added.TOO_MANY_OF_HOST)
                            : insert(webhook, key, secret).replaceWith(Added.DONE);
                });
    }

    private Uni<Void> insert(New webhook, ManagementKey key, SigningSecret secret) {
        return tx.createNativeQuery(ADD)
                .setParameter("id", webhook.id())
                .setParameter("url", webhook.endpoint().toString())
                .setParameter("host", webhook.endpoint().host())
                .setParameter("assessment", webhook.board().assessment())
                .setParameter("board", webhook.board().board())
                .setParameter("filter", StoredFilter.write(webhook.filter()))
                .setParameter("key", key.hash())
                .setParameter("epoch", webhook.cursor().epoch())
                .setParameter("sequence", webhook.cursor().sequence())
                .executeUpdate()
                .chain(() -> addSecret(webhook.id(), secret));
    }

    Uni<Optional<Owned>> find(String id, ManagementKey key) {
        return tx.createNativeQuery(FIND, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .chain(rows -> {
                    if (rows.isEmpty() || !key.matches(text(rows.getFirst()[19]))) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Webhook webhook = Rows.webhook(rows.getFirst());
                    return secrets(id).map(secrets -> Optional.of(new Owned(webhook, secrets)));
                });
    }

    private Uni<List<Owned.Secret>> secrets(String id) {
        return tx.createNativeQuery(SECRETS, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row ->
                                new Owned.Secret(Rows.instant(row[0]), row[1] == null ? null : Rows.instant(row[1])))
                        .toList());
    }

    Uni<Void> remove(String id) {
        return change("delete from webhook where id = :id", id);
    }

    Uni<Void> rotate(String id, SigningSecret next, Duration overlap) {
        return change(FORGET_SECRETS, id)
                .chain(() -> tx.createNativeQuery(EXPIRE)
                        .setParameter("seconds", overlap.toMillis() / 1e3)
                        .setParameter("id", id)
                        .executeUpdate())
                .chain(() -> addSecret(id, next));
    }

    private Uni<Void> addSecret(String id, SigningSecret secret) {
        return tx.createNativeQuery(ADD_SECRET)
                .setParameter("id", id)
                .setParameter("secret", secret.base64())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> enable(String id) {
        return change(ENABLE, id);
    }

    Uni<Boolean> redeliver(String id, Webhook.Range range) {
        return tx.createNativeQuery(REDELIVER)
                .setParameter("first", range.from())
                .setParameter("last", range.to())
                .setParameter("id", id)
                .executeUpdate()
                .map(changed -> changed > 0);
    }

    Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit) {
        return tx.createNativeQuery(DELIVERIES, Object[].class)
                .setParameter("id", id)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(Rows::delivery).toList());
    }

    private Uni<Void> change(String sql, String id) {
        return tx.createNativeQuery(sql).setParameter("id", id).executeUpdate().replaceWithVoid();
    }
}
