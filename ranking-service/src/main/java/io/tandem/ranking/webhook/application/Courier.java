package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// Delivers what there is to webhooks, together with the couriers of all other replicas.
///
/// It is woken when a board has advanced, and looks by itself now and then for what is due: retries, and what the dead
/// have left behind. Whoever takes a webhook has it for the time of a lease. Nothing is kept in memory, so nothing is
/// lost with a process.
public final class Courier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final long HOUSEKEEPING = 60;

    private final Boards boards;
    private final Parts parts;
    private final CourierSettings settings;
    private final Cancellable clockwork;

    private int busy;
    private boolean looking;
    private boolean again;
    private boolean closed;

    /// What a courier works with.
    public record Parts(
            WebhookStore store, Receivers receivers, Messages messages, DeliveryMeter meter, InstantSource clock) {}

    /// A courier that works until it is closed.
    public Courier(Boards boards, Parts parts, CourierSettings settings) {
        this.boards = boards;
        this.parts = parts;
        this.settings = settings;
        boards.onAdvance(_ -> wake());
        this.clockwork = Multi.createFrom()
                .ticks()
                .every(settings.poll())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(this::tick)
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("webhooks are looked after no longer", failure));
    }

    /// Takes nothing more; requests under way end by themselves.
    @Override
    public synchronized void close() {
        closed = true;
        clockwork.cancel();
    }

    private Uni<Void> tick(long number) {
        wake();
        Uni<Void> keep = number % HOUSEKEEPING == 0
                ? parts.store()
                        .forget(settings.disabledKept())
                        .chain(() -> parts.store().count())
                        .invoke(parts.meter()::counted)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        return keep.onFailure()
                .invoke(failure -> LOG.debug("not now", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// There may be something to send; from any thread.
    public void wake() {
        int free;
        synchronized (this) {
            again = true;
            free = settings.atOnce() - busy;
            if (looking || closed || free == 0 || !boards.loaded()) {
                return;
            }
            looking = true;
            again = false;
        }
        parts.store()
                .lease(free, settings.lease())
                .onFailure()
                .invoke(failure -> LOG.debug("no webhooks now", failure))
                .onFailure()
                .recoverWithItem(List.of())
                .subscribe()
                .with(leases -> begin(leases, free));
    }

    private void begin(List<Lease> leases, int free) {
        boolean more;
        synchronized (this) {
            looking = false;
            busy += leases.size();
            more = again || leases.size() == free;
        }
        leases.forEach(this::serve);
        if (more) {
            wake();
        }
    }

    private void serve(Lease lease) {
        var _ = new Round(parts, settings, lease)
                .run()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "webhook %s rests until its lease ends",
                        lease.webhook().id()))
                .onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(this::served);
    }

    private void served(boolean progress) {
        boolean more;
        synchronized (this) {
            busy--;
            more = progress || again;
        }
        if (more) {
            wake();
        }
    }
}
