package io.tandem.ranking.webhook.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A transaction for each call.
@Singleton
class PgWebhookStore implements WebhookStore {
    private final Transactions transactions;

    PgWebhookStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Added> add(New webhook, ManagementKey key, SigningSecret secret, Limits limits) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).add(webhook, key, secret, limits));
    }

    @Override
    public Uni<Optional<Owned>> find(String id, ManagementKey key) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).find(id, key));
    }

    @Override
    public Uni<Void> remove(String id) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).remove(id));
    }

    @Override
    public Uni<Void> rotate(String id, SigningSecret next, Duration overlap) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).rotate(id, next, overlap));
    }

    @Override
    public Uni<Void> enable(String id) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).enable(id));
    }

    @Override
    public Uni<Boolean> redeliver(String id, Webhook.Range range) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).redeliver(id, range));
    }

    @Override
    public Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit) {
        return transactions.inTransaction(tx -> new OwnerRows(tx).deliveries(id, before, limit));
    }

    @Override
    public Uni<List<Lease>> lease(int atMost, Duration length) {
        return transactions.inTransaction(tx -> new CourierRows(tx).lease(atMost, length));
    }

    @Override
    public Uni<List<SigningSecret>> renew(Lease lease, Duration length) {
        return transactions.inTransaction(tx -> new CourierRows(tx).renew(lease, length));
    }

    @Override
    public Uni<Boolean> settle(Lease lease, Step step, int logKept) {
        return transactions.inTransaction(tx -> new CourierRows(tx).settle(lease, step, logKept));
    }

    @Override
    public Uni<Void> log(String id, Delivery delivery) {
        return transactions.inTransaction(tx -> new CourierRows(tx).log(id, delivery));
    }

    @Override
    public Uni<Map<WebhookState, Long>> count() {
        return transactions.inTransaction(tx -> new CourierRows(tx).count());
    }

    @Override
    public Uni<Void> forget(Duration age) {
        return transactions.inTransaction(tx -> new CourierRows(tx).forget(age));
    }
}
