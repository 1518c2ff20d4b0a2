package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tandem.ranking.webhook.application.WebhookStore.Census;
import io.tandem.ranking.webhook.application.WebhookStore.Kept;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Forgets what is too old, encrypts secrets by the newest key and counts webhooks, now and then.
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int SECRETS_AT_ONCE = 200;

    private final WebhookStore store;
    private final DeliveryMeter meter;
    private final Kept kept;
    private final Duration every;
    private final Cancellable clockwork;

    /// Keeps house at once and then every so often, until it is closed.
    public Housekeeping(WebhookStore store, DeliveryMeter meter, Kept kept, Duration every) {
        this.store = store;
        this.meter = meter;
        this.kept = kept;
        this.every = every;
        this.clockwork = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> keep())
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("nobody keeps house for webhooks any longer", failure));
    }

    private Uni<Void> keep() {
        return store.forget(kept)
                .chain(() -> store.encryptAnew(SECRETS_AT_ONCE))
                .invoke(count -> {
                    if (count > 0) {
                        LOG.infof("%d secrets of webhooks are encrypted by the newest key now", count);
                    }
                })
                .chain(store::count)
                .invoke(this::note)
                .replaceWithVoid()
                .ifNoItem()
                .after(every.multipliedBy(2))
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debug("not now", failure))
                .onFailure()
                .recoverWithNull();
    }

    private void note(Census census) {
        meter.counted(census);
        if (census.unreadable() > 0) {
            LOG.warnf(
                    "%d webhooks rest: their secrets are encrypted by keys that are not in tandem.webhooks.key",
                    census.unreadable());
        }
    }

    @Override
    public void close() {
        clockwork.cancel();
    }
}
