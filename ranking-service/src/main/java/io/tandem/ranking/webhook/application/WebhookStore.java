package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Webhooks in the database; each call is a transaction of its own. All times are the database's.
public interface WebhookStore {
    /// Adds a webhook, pending, unless there are too many.
    Uni<Added> add(New webhook, ManagementKey key, SigningSecret secret, Limits limits);

    /// A webhook, for who has its key.
    Uni<Optional<Owned>> find(String id, ManagementKey key);

    /// Removes a webhook with all that belongs to it.
    Uni<Void> remove(String id);

    /// Adds a secret; those before go on for a while.
    ///
    /// @return false when there is no such webhook any more
    Uni<Boolean> rotate(String id, SigningSecret next, Duration overlap);

    /// Asks a disabled webhook's receiver for consent again, and tries a parked one at once; one that is being tried is
    /// left alone.
    Uni<Void> enable(String id);

    /// Has changes sent again.
    ///
    /// @return false when others are being sent again
    Uni<Boolean> redeliver(String id, Webhook.Range range);

    /// The log with numbers below `before`, newest first.
    Uni<List<Delivery.Logged>> deliveries(String id, long before, int limit);

    /// Takes webhooks that have something to do and that nobody works on.
    ///
    /// @param length after which others may take them, unless it is renewed
    Uni<List<Lease>> lease(Room room, Duration length);

    /// Gives a lease back; what is under way may still be settled until somebody else takes it.
    Uni<Void> release(Lease lease);

    /// Makes sure that a lease still holds, and goes on from now.
    ///
    /// @return the secrets to sign with, the newest first; empty when the lease is lost
    Uni<List<SigningSecret>> renew(Lease lease, Duration length);

    /// Writes what came of some work.
    ///
    /// @param logKept entries that the log keeps
    /// @return false, and nothing is written, when the lease is lost
    Uni<Boolean> settle(Lease lease, Step step, int logKept);

    /// Adds to the log of a webhook that is nobody's work any more.
    Uni<Void> log(String id, Delivery delivery);

    /// How many webhooks there are.
    Uni<Census> count();

    /// Removes what is too old, and secrets that sign nothing any more.
    Uni<Void> forget(Kept kept);

    /// Encrypts secrets by the newest key that are not yet.
    ///
    /// @return how many there were, at most `atMost`
    Uni<Integer> encryptAnew(int atMost);

    /// A webhook to be.
    record New(String id, Endpoint endpoint, BoardKey board, MoveFilter filter, BoardVersion cursor) {}

    /// How many webhooks there may be.
    record Limits(int all, int perHost) {}

    /// What became of a new webhook.
    enum Added {
        DONE,
        TOO_MANY,
        TOO_MANY_OF_HOST
    }

    /// A webhook and its secrets, the newest first.
    record Owned(Webhook webhook, List<Secret> secrets) {
        /// When a secret was made, and until when it signs.
        ///
        /// @param expiresAt null while it is the present one
        public record Secret(Instant createdAt, @Nullable Instant expiresAt) {}
    }

    /// What a courier can take.
    ///
    /// @param free webhooks that it has time for
    /// @param perHost webhooks of one host that it serves at the same time
    /// @param served webhooks that it serves, by host
    /// @param boards how far it can see each board
    record Room(int free, int perHost, Map<String, Integer> served, Map<BoardKey, BoardVersion> boards) {}

    /// How long things are kept.
    ///
    /// @param disabled webhooks that were disabled
    /// @param strangers webhooks whose receiver has never consented
    /// @param log entries of logs
    record Kept(Duration disabled, Duration strangers, Duration log) {}

    /// How many webhooks there are.
    ///
    /// @param unreadable those that rest because no key of this replica decrypts their secret
    record Census(Map<WebhookState, Long> states, long unreadable) {}

    /// The right to work on a webhook.
    ///
    /// @param webhook as it was when the right was given
    record Lease(Webhook webhook, long number) {}

    /// What some work leads to.
    ///
    /// @param webhook as it is from now on; its times do not count
    /// @param redelivered sequence that was sent again, or passed over in doing so; 0 when none was
    /// @param pause before the next look at it
    /// @param over whether the lease is given back
    /// @param delivery null when nothing was sent
    record Step(
            Webhook webhook,
            long redelivered,
            Duration pause,
            boolean over,
            @Nullable Delivery delivery) {}
}
