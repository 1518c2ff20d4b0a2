package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tandem.fold.InTurn;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Room;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Delivers what there is to webhooks, together with the couriers of all other replicas.
///
/// It is woken when a board has advanced, and looks by itself now and then for what is due: retries, and what the dead
/// have left behind. Whoever takes a webhook has it for the time of a lease. Nothing is kept in memory, so nothing is
/// lost with a process.
public final class Courier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Boards boards;
    private final Parts parts;
    private final CourierSettings settings;
    private final Cancellable clockwork;

    private final Set<Lease> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
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
                .subscribe()
                .with(_ -> wake(), failure -> LOG.error("webhooks are looked after no longer", failure));
    }

    /// Takes nothing more; webhooks in hand are given back after the request under way.
    @Override
    public synchronized void close() {
        closed = true;
        clockwork.cancel();
        noteIdle();
    }

    /// Waits after [#close()] for requests under way and then gives back the rest, so that other replicas take over at
    /// once and not when the leases end.
    public Uni<Void> drain(Duration patience) {
        return Uni.createFrom()
                .completionStage(idle)
                .ifNoItem()
                .after(patience)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .chain(() -> InTurn.each(
                        inHand(),
                        lease -> parts.store().release(lease).onFailure().recoverWithNull()));
    }

    private synchronized List<Lease> inHand() {
        return List.copyOf(held);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// There may be something to send; from any thread.
    public void wake() {
        Room room;
        synchronized (this) {
            again = true;
            int free = settings.atOnce() - held.size();
            if (looking || closed || free == 0 || !boards.loaded()) {
                return;
            }
            looking = true;
            again = false;
            room = new Room(
                    free,
                    settings.perHost(),
                    held.stream()
                            .collect(Collectors.toMap(
                                    lease -> lease.webhook().endpoint().host(), _ -> 1, Integer::sum)),
                    boards.versions());
        }
        parts.store()
                .lease(room, settings.lease())
                .ifNoItem()
                .after(LOOK)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debug("no webhooks now", failure))
                .onFailure()
                .recoverWithItem(List.of())
                .subscribe()
                .with(leases -> begin(leases, room.free()));
    }

    private void begin(List<Lease> leases, int free) {
        boolean more;
        synchronized (this) {
            looking = false;
            held.addAll(leases);
            more = again || leases.size() == free;
        }
        leases.forEach(this::serve);
        if (more) {
            wake();
        }
    }

    private void serve(Lease lease) {
        var _ = new Round(parts, settings, lease, this::isClosed)
                .run()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "webhook %s rests until its lease ends",
                        lease.webhook().id()))
                .onFailure()
                .recoverWithItem(Round.Ended.NOTHING)
                .subscribe()
                .with(ended -> served(lease, ended));
    }

    private void served(Lease lease, Round.Ended ended) {
        boolean more;
        synchronized (this) {
            held.remove(lease);
            noteIdle();
            more = ended.progress() || again;
        }
        if (more) {
            wake();
        }
        // A later look finds it anyway, but not so soon
        if (ended.pause().isPositive() && ended.pause().compareTo(settings.poll()) < 0) {
            var _ = Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(ended.pause())
                    .subscribe()
                    .with(_ -> wake());
        }
    }

    private synchronized void noteIdle() {
        if (closed && held.isEmpty()) {
            idle.complete(null);
        }
    }
}
