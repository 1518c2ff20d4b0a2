package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.ChangeSelector;
import io.tandem.ranking.domain.Selection;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Consent;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Serves one webhook for as long as its lease holds: one message at a time, the next only when the one before was
/// taken.
final class Round {
    /// Messages after which other webhooks have their turn.
    private static final int LONGEST = 100;

    private final Courier.Parts parts;
    private final CourierSettings settings;
    private final Lease lease;
    private final Attempts attempts;
    private final BooleanSupplier ending;

    private Webhook webhook;
    private int sent;
    private boolean progress;
    private Duration pause = Duration.ZERO;

    /// @param ending whether the lease is given back after the request under way
    Round(Courier.Parts parts, CourierSettings settings, Lease lease, BooleanSupplier ending) {
        this.parts = parts;
        this.settings = settings;
        this.lease = lease;
        this.ending = ending;
        this.attempts = new Attempts(parts, settings, lease);
        this.webhook = lease.webhook();
    }

    /// How a round ended.
    ///
    /// @param progress whether anything came of it; then there may be more
    /// @param pause before the webhook is looked at again
    record Ended(boolean progress, Duration pause) {
        static final Ended NOTHING = new Ended(false, Duration.ZERO);
    }

    /// Sends what there is.
    Uni<Ended> run() {
        Uni<Void> work = webhook.state() == WebhookState.PENDING ? ask() : deliver();
        return work.map(_ -> new Ended(progress, pause));
    }

    private Uni<Void> ask() {
        Parcel question = new Parcel(
                Message.id(webhook.id(), Message.Kind.HANDSHAKE, webhook.cursor()),
                Message.Kind.HANDSHAKE,
                webhook.cursor(),
                parts.clock().instant(),
                0,
                _ -> parts.receivers().ask(webhook.endpoint()),
                settings.consent()::judge,
                (asked, answer) -> asked.consented(Consent.rate(answer)));
        return send(question).chain(on -> on ? deliver() : done());
    }

    private Uni<Void> deliver() {
        return parts.messages().next(webhook).chain(replay -> switch (replay) {
            case Replay.Changes(List<BoardChange> changes) -> select(changes);
            case Replay.Gone _ -> reset();
            case Replay.UpToDate _ -> {
                Webhook.@Nullable Range again = webhook.redelivery();
                yield again == null ? rest() : passOver(webhook.cursor(), again.to());
            }
        });
    }

    private Uni<Void> reset() {
        Instant now = parts.clock().instant();
        return parts.messages()
                .reset(webhook, now)
                .map(message -> send(parcel(message, 0)).chain(on -> on ? deliver() : done()))
                .orElseGet(this::rest);
    }

    private Uni<Void> select(List<BoardChange> changes) {
        long before = changes.getFirst().version().sequence() - 1;
        return parts.messages()
                .selector(webhook, before)
                .chain(selector -> selector.isEmpty() ? rest() : each(selector.get(), new ArrayDeque<>(changes)));
    }

    /// Sends what is wanted of some changes and passes over the rest.
    private Uni<Void> each(ChangeSelector selector, Queue<BoardChange> changes) {
        boolean again = webhook.redelivery() != null;
        @Nullable BoardVersion passed = null;
        for (@Nullable BoardChange change = changes.poll(); change != null; change = changes.poll()) {
            Optional<Selection> wanted = selector.select(change);
            passed = change.version();
            if (wanted.isPresent()) {
                Message message = parts.messages().change(webhook, change, wanted.get());
                return send(parcel(message, again ? passed.sequence() : 0))
                        .chain(on -> on ? each(selector, changes) : done());
            }
        }
        if (passed == null) {
            return deliver();
        }
        return again ? passOver(webhook.cursor(), passed.sequence()) : passOver(passed, 0);
    }

    private Uni<Void> passOver(BoardVersion cursor, long redelivered) {
        Webhook next = webhook.at(cursor).redelivered(redelivered);
        return settle(next, redelivered, false).chain(held -> {
            webhook = next;
            return held ? deliver() : done();
        });
    }

    private Uni<Void> rest() {
        return settle(webhook, 0, true).replaceWithVoid();
    }

    private Uni<Boolean> settle(Webhook next, long redelivered, boolean over) {
        return parts.store().settle(lease, new Step(next, redelivered, Duration.ZERO, over, null), settings.logKept());
    }

    /// @param redelivered sequence, when the message is sent again; 0 otherwise
    private Parcel parcel(Message message, long redelivered) {
        return new Parcel(
                message.id(),
                message.kind(),
                message.version(),
                message.at(),
                redelivered,
                secrets -> parts.receivers().send(webhook.endpoint(), message, secrets),
                settings.schedule()::judge,
                (sent, _) -> redelivered == 0
                        ? sent.at(message.version()).taken()
                        : sent.redelivered(redelivered).taken());
    }

    /// @return whether to go on
    private Uni<Boolean> send(Parcel parcel) {
        sent++;
        return attempts.make(webhook, parcel, () -> sent >= LONGEST || ending.getAsBoolean())
                .map(result -> {
                    webhook = result.webhook();
                    pause = result.pause();
                    progress |= result.taken();
                    return result.goOn();
                });
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
