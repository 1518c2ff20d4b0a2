package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.webhook.application.WebhookStore.Added;
import io.tandem.ranking.webhook.application.WebhookStore.Limits;
import io.tandem.ranking.webhook.application.WebhookStore.New;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What owners do with their webhooks.
public final class Webhooks {
    private final WebhookStore store;
    private final BoardReader reader;
    private final Runnable onWork;
    private final Limits limits;
    private final Duration overlap;

    /// Works on a store.
    ///
    /// @param onWork called when there may be something to send
    /// @param overlap how long a secret goes on signing after the next was made
    public Webhooks(WebhookStore store, BoardReader reader, Runnable onWork, Limits limits, Duration overlap) {
        this.store = store;
        this.reader = reader;
        this.onWork = onWork;
        this.limits = limits;
        this.overlap = overlap;
    }

    /// A new webhook's id and what only its owner knows.
    ///
    /// @param added whether there is one
    public record Registration(Added added, String id, ManagementKey key, SigningSecret secret) {}

    /// Adds a webhook; its receiver is asked for consent at once.
    ///
    /// @param cursor version after which it begins
    public Uni<Registration> register(Endpoint endpoint, BoardKey board, MoveFilter filter, BoardVersion cursor) {
        Registration made = new Registration(
                Added.DONE,
                "wh_" + UUID.randomUUID().toString().replace("-", ""),
                ManagementKey.random(),
                SigningSecret.random());
        return store.add(new New(made.id(), endpoint, board, filter, cursor), made.key(), made.secret(), limits)
                .invoke(onWork)
                .map(added -> new Registration(added, made.id(), made.key(), made.secret()));
    }

    /// A webhook, for who has its key.
    public Uni<Optional<Owned>> find(String id, ManagementKey key) {
        return store.find(id, key);
    }

    /// Removes a webhook; nothing more is sent once this has completed, but for a request under way.
    public Uni<Void> remove(String id) {
        return store.remove(id);
    }

    /// Makes a new secret; the one before goes on signing for a while. Empty when the webhook has just gone.
    public Uni<Optional<SigningSecret>> rotate(String id) {
        SigningSecret next = SigningSecret.random();
        return store.rotate(id, next, overlap).map(done -> done ? Optional.of(next) : Optional.empty());
    }

    /// Has a webhook that is disabled or parked tried at once.
    public Uni<Void> enable(String id) {
        return store.enable(id).invoke(onWork);
    }

    /// Has changes sent again, before any others.
    ///
    /// @return false when others are being sent again
    public Uni<Boolean> redeliver(String id, Webhook.Range range) {
        return store.redeliver(id, range).invoke(onWork);
    }

    /// The log with numbers below `before`, newest first.
    public Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit) {
        return store.deliveries(id, before, limit);
    }

    /// Whether a board has ever been at a version.
    public Uni<Boolean> isKnown(BoardKey board, BoardVersion version) {
        return version.equals(BoardVersion.NEW)
                ? Uni.createFrom().item(true)
                : reader.changesAfter(board, version.previous(), 1)
                        .map(changes -> !changes.isEmpty()
                                && changes.getFirst().version().equals(version));
    }
}
