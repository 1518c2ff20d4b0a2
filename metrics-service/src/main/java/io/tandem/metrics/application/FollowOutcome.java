package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells feeds what became of what they sent.
public final class FollowOutcome {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// Each looks into the database ten times a second.
    private static final int MOST_WAITING = 200;

    private final History history;
    private final int lanes;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param lanes partitions of the observations
    public FollowOutcome(History history, int lanes, InstantSource clock) {
        this.history = history;
        this.lanes = lanes;
        this.clock = clock;
    }

    /// What became of the record of a receipt, as soon as that is known or when the patience is at its end. While too
    /// many wait, nobody else does.
    public Uni<History.Fate> of(Receipt receipt, Duration patience) {
        if (receipt.lane() >= lanes) {
            return Uni.createFrom().item(new History.Fate.Unknown());
        }
        return patience.isZero() ? history.of(receipt) : Uni.createFrom().deferred(() -> await(receipt, patience));
    }

    private Uni<History.Fate> await(Receipt receipt, Duration patience) {
        Instant end = clock.instant().plus(waiting.incrementAndGet() > MOST_WAITING ? Duration.ZERO : patience);
        return Uni.createFrom()
                .deferred(() -> history.of(receipt))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(fate ->
                        fate instanceof History.Fate.Pending && clock.instant().isBefore(end))
                .select()
                .last()
                .toUni()
                .onTermination()
                .invoke(waiting::decrementAndGet);
    }

    /// What was ever reported about one value, in order of arrival, after the given receipt.
    public Uni<List<History.Kept>> of(History.Value value, Optional<Receipt> after, int limit) {
        return history.of(value, after.map(Receipt::offset).orElse(-1L), limit);
    }

    /// How often each outcome befell the records of a feed.
    public Uni<Optional<History.Tally>> of(String feed) {
        return history.of(feed);
    }
}
