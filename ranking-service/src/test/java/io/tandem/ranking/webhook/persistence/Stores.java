package io.tandem.ranking.webhook.persistence;

import io.tandem.fold.Transactions;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.domain.Keyring;

/// Webhooks that the service under test leaves alone, because it has no key for them.
public final class Stores {
    private Stores() {}

    /// A store with keys of its own.
    public static WebhookStore encryptingBy(Transactions transactions, Keyring keyring) {
        return new PgWebhookStore(transactions, keyring);
    }
}
