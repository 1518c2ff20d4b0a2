package io.tandem.ranking.webhook.persistence;

import static io.tandem.ranking.webhook.persistence.Rows.number;
import static io.tandem.ranking.webhook.persistence.Rows.text;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.InTurn;
import io.tandem.ranking.webhook.application.WebhookStore.Census;
import io.tandem.ranking.webhook.application.WebhookStore.Kept;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.Keyring.Encrypted;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What has to be done about all webhooks now and then, in one transaction.
final class KeeperRows {
    private static final String COUNT = "select state, count(*) from webhook group by state";

    private static final String COUNT_UNREADABLE = """
            select count(*) from webhook w where w.state <> 'disabled' and not exists (
              select 1 from webhook_secret s where s.webhook = w.id and s.expires_at is null
                and s.key = any(cast(:keys as varchar[])))""";

    private static final String FORGET_DISABLED = """
            delete from webhook
            where state = 'disabled' and disabled_at < clock_timestamp() - make_interval(secs => :seconds)""";

    private static final String FORGET_STRANGERS = """
            delete from webhook
            where consented_at is null and created_at < clock_timestamp() - make_interval(secs => :seconds)""";

    private static final String FORGET_LOG = """
            delete from webhook_delivery where at < clock_timestamp() - make_interval(secs => :seconds)""";

    private static final String FORGET_SECRETS = """
            delete from webhook_secret where expires_at < clock_timestamp()""";

    private static final String OUTDATED = """
            select webhook, number, encrypted, key from webhook_secret
            where key <> :newest and key = any(cast(:keys as varchar[]))
            order by webhook, number limit :limit for update skip locked""";

    private static final String ENCRYPT = """
            update webhook_secret set encrypted = :encrypted, key = :key where webhook = :id and number = :number""";

    private final Mutiny.StatelessSession tx;

    KeeperRows(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    Uni<Census> count(Keyring keyring) {
        return tx.createNativeQuery(COUNT, Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> WebhookState.of(text(row[0])), row -> number(row[1]))))
                .chain(states -> tx.createNativeQuery(COUNT_UNREADABLE, Object.class)
                        .setParameter("keys", keyring.ids().toArray(String[]::new))
                        .getSingleResult()
                        .map(unreadable -> new Census(states, number(unreadable))));
    }

    Uni<Void> forget(Kept kept) {
        return older(FORGET_DISABLED, kept.disabled())
                .chain(() -> older(FORGET_STRANGERS, kept.strangers()))
                .chain(() -> older(FORGET_LOG, kept.log()))
                .chain(() -> tx.createNativeQuery(FORGET_SECRETS).executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Integer> older(String sql, Duration age) {
        return tx.createNativeQuery(sql)
                .setParameter("seconds", Rows.seconds(age))
                .executeUpdate();
    }

    Uni<Integer> encryptAnew(Keyring keyring, int atMost) {
        return tx.createNativeQuery(OUTDATED, Object[].class)
                .setParameter("newest", keyring.ids().getFirst())
                .setParameter("keys", keyring.ids().toArray(String[]::new))
                .setParameter("limit", atMost)
                .getResultList()
                .call(rows -> InTurn.each(rows, row -> encrypt(keyring, row)))
                .map(rows -> rows.size());
    }

    private Uni<Void> encrypt(Keyring keyring, @Nullable Object[] row) {
        String webhook = text(row[0]);
        return keyring.decrypt(webhook, new Encrypted(text(row[3]), text(row[2])))
                .map(secret -> keyring.encrypt(webhook, secret))
                .map(anew -> tx.createNativeQuery(ENCRYPT)
                        .setParameter("encrypted", anew.text())
                        .setParameter("key", anew.key())
                        .setParameter("id", webhook)
                        .setParameter("number", Math.toIntExact(number(row[1])))
                        .executeUpdate()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
