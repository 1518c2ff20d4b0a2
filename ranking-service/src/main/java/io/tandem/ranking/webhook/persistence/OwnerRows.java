package io.tandem.ranking.webhook.persistence;

import static io.tandem.ranking.webhook.persistence.Rows.number;
import static io.tandem.ranking.webhook.persistence.Rows.text;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.application.WebhookStore.Added;
import io.tandem.ranking.webhook.application.WebhookStore.Limits;
import io.tandem.ranking.webhook.application.WebhookStore.New;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What owners do with their webhooks, in one transaction.
final class OwnerRows {
    /// Until the end of the transaction nobody else adds, so that two cannot both be the last; deliveries go on.
    private static final String ALONE = """
            with alone as materialized (select pg_advisory_xact_lock(hashtext('webhook')))
            select count(*) from alone""";

    private static final String COUNT = """
            select count(*) as total, count(*) filter (where host = :host) as of_host from webhook""";

    private static final String ADD = """
            insert into webhook (id, url, host, assessment, board, filter, management_key, state, epoch, sequence)
            values (:id, :url, :host, :assessment, :board, :filter, :key, 'pending', :epoch, :sequence)""";

    private static final String FIND = "select " + Rows.WEBHOOK + ", w.management_key from webhook w where w.id = :id";

    private static final String SECRETS = """
            select created_at, expires_at from webhook_secret
            where webhook = :id and (expires_at is null or expires_at > clock_timestamp()) order by number desc""";

    /// Two changes at the same time would leave two present secrets.
    private static final String LOCK = "select id from webhook where id = :id for update";

    private static final String EXPIRE = """
            update webhook_secret set expires_at = clock_timestamp() + make_interval(secs => :seconds)
            where webhook = :id and expires_at is null""";

    /// Of those that have not expired, only so many sign, however often they are changed.
    private static final String FORGET_SECRETS = """
            delete from webhook_secret where webhook = :id and (expires_at <= clock_timestamp()
              or number <= (select max(number) - 4 from webhook_secret where webhook = :id))""";

    private static final String ADD_SECRET = """
            insert into webhook_secret (webhook, number, encrypted, key)
            select cast(:id as text), coalesce(max(number), 0) + 1, cast(:encrypted as text), cast(:key as text)
            from webhook_secret where webhook = :id""";

    /// While an attempt is being made, there is nothing to hasten; a second one beside it would break the order.
    private static final String ENABLE = """
            update webhook set state = case state when 'disabled' then 'pending' else state end, failures = 0,
              last_failure = null, last_status = null, disabled_because = null, disabled_at = null,
              due_at = clock_timestamp(), lease = lease + 1, leased_until = null
            where id = :id and (state in ('disabled', 'parked') or state = 'pending' and failures > 0)
              and (leased_until is null or leased_until <= clock_timestamp())""";

    private static final String REDELIVER = """
            update webhook set redeliver_from = :first, redeliver_to = :last
            where id = :id and redeliver_from is null""";

    private final Mutiny.StatelessSession tx;
    private final Keyring keyring;

    OwnerRows(Mutiny.StatelessSession tx, Keyring keyring) {
        this.tx = tx;
        this.keyring = keyring;
    }

    Uni<Added> add(New webhook, ManagementKey key, SigningSecret secret, Limits limits) {
        return tx.createNativeQuery(ALONE, Object.class)
                .getSingleResult()
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

    Uni<Boolean> rotate(String id, SigningSecret next, Duration overlap) {
        return tx.createNativeQuery(LOCK, Object.class)
                .setParameter("id", id)
                .getResultList()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : change(FORGET_SECRETS, id)
                                .chain(() -> tx.createNativeQuery(EXPIRE)
                                        .setParameter("seconds", Rows.seconds(overlap))
                                        .setParameter("id", id)
                                        .executeUpdate())
                                .chain(() -> addSecret(id, next))
                                .replaceWith(true));
    }

    private Uni<Void> addSecret(String id, SigningSecret secret) {
        Keyring.Encrypted encrypted = keyring.encrypt(id, secret);
        return tx.createNativeQuery(ADD_SECRET)
                .setParameter("id", id)
                .setParameter("encrypted", encrypted.text())
                .setParameter("key", encrypted.key())
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

    private Uni<Void> change(String sql, String id) {
        return tx.createNativeQuery(sql).setParameter("id", id).executeUpdate().replaceWithVoid();
    }
}
