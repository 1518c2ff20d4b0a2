package io.tandem.ranking.webhook.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A transaction for each call.
@Singleton
class PgWebhookStore implements WebhookStore {
    private final Transactions transactions;
    private final Keyring keyring;

    PgWebhookStore(Transactions transactions, Keyring keyring) {
        this.transactions = transactions;
        this.keyring = keyring;
    }

    @Override
    public Uni<Added> add(New webhook, ManagementKey key, SigningSecret secret, Limits limits) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).add(webhook, key, secret, limits));
    }

    @Override
    public Uni<Optional<Owned>> find(String id, ManagementKey key) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).find(id, key));
    }

    @Override
    public Uni<Void> remove(String id) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).remove(id));
    }

    @Override
    public Uni<Boolean> rotate(String id, SigningSecret next, Duration overlap) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).rotate(id, next, overlap));
    }

    @Override
    public Uni<Void> enable(String id) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).enable(id));
    }

    @Override
    public Uni<Boolean> redeliver(String id, Webhook.Range range) {
        return transactions.inTransaction(tx -> new OwnerRows(tx, keyring).redeliver(id, range));
    }

    @Override
    public Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit) {
        return transactions.inTransaction(tx -> new LogRows(tx).deliveries(id, before, limit));
    }

    @Override
    public Uni<List<Lease>> lease(Room room, Duration length) {
        return transactions.inTransaction(tx -> new CourierRows(tx, keyring).lease(room, length));
    }

    @Override
    public Uni<List<SigningSecret>> renew(Lease lease, Duration length) {
        return transactions.inTransaction(tx -> new CourierRows(tx, keyring).renew(lease, length));
    }

    @Override
    public Uni<Boolean> settle(Lease lease, Step step, int logKept) {
        return transactions.inTransaction(tx -> new CourierRows(tx, keyring).settle(lease, step, logKept));
    }

    @Override
    public Uni<Void> log(String id, Delivery delivery) {
        return transactions.inTransaction(tx -> new LogRows(tx).add(id, delivery));
    }

    @Override
    public Uni<Void> release(Lease lease) {
        return transactions.inTransaction(tx -> new CourierRows(tx, keyring).release(lease));
    }

    @Override
    public Uni<Census> count() {
        return transactions.inTransaction(tx -> new KeeperRows(tx).count(keyring));
    }

    @Override
    public Uni<Void> forget(Kept kept) {
        return transactions.inTransaction(tx -> new KeeperRows(tx).forget(kept));
    }

    @Override
    public Uni<Integer> encryptAnew(int atMost) {
        return transactions.inTransaction(tx -> new KeeperRows(tx).encryptAnew(keyring, atMost));
    }
}
