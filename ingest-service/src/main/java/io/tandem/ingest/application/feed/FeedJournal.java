package io.tandem.ingest.application.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.application.feed.FeedRecords.Activity;
import io.tandem.ingest.config.FeedsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Notes what feeds do, apart from taking what they send: nothing here waits for the database, and what waits to be
/// written is bounded. When there is too much of it, or the database is away for long, refused items and records of
/// batches are dropped and counted; counts are kept and written later.
@ApplicationScoped
public class FeedJournal {
    private static final Logger LOG = Logger.getLogger(FeedJournal.class);
    private static final int MOST_FEEDS = 10_000;
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final FeedRecords records;
    private final FeedsConfig config;
    private final BlockingQueue<Refused> refused;
    private final BlockingQueue<Batch> batches;
    private final Map<String, Activity> activity = new HashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Instant pruned = Instant.now();

    FeedJournal(FeedRecords records, FeedsConfig config) {
        this.records = records;
        this.config = config;
        this.refused = new ArrayBlockingQueue<>(config.refusalsWaiting());
        this.batches = new ArrayBlockingQueue<>(config.refusalsWaiting());
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("feed-journal").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
        write();
    }

    /// Counts what became of something that a feed sent.
    public void count(String feed, long accepted, long refused, Instant at) {
        Activity more = new Activity(at, accepted, refused);
        synchronized (activity) {
            if (activity.size() < MOST_FEEDS || activity.containsKey(feed)) {
                activity.merge(feed, more, Activity::plus);
            }
        }
    }

    /// Whether there is room for more, so that nothing is made in vain.
    public boolean hasRoom() {
        return refused.remainingCapacity() > 0;
    }

    /// Keeps a refused item, or counts it as dropped.
    public void keep(Refused item) {
        if (!refused.offer(item)) {
            dropped.incrementAndGet();
        }
    }

    /// Counts a refused item that there was no room for.
    public void drop() {
        dropped.incrementAndGet();
    }

    /// Keeps the record of a request, or counts it as dropped.
    public void keep(Batch batch) {
        if (!batches.offer(batch)) {
            dropped.incrementAndGet();
        }
    }

    /// How many refused items and records of requests were not kept.
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            while (!stop.await(config.writeEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                goOn(this::write);
                goOn(this::prune);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What cannot be written must not keep what comes later from being written.
    private static void goOn(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("some of what feeds did is not written", e);
        }
    }

    /// Writes what waits; what cannot be written because the database is away waits on.
    synchronized void write() {
        Map<String, Activity> counts;
        synchronized (activity) {
            counts = Map.copyOf(activity);
            activity.clear();
        }
        List<Refused> items = new ArrayList<>();
        refused.drainTo(items);
        List<Batch> requests = new ArrayList<>();
        batches.drainTo(requests);
        if (counts.isEmpty() && items.isEmpty() && requests.isEmpty()) {
            return;
        }
        try {
            records.write(counts, items, requests);
        } catch (UnavailableException e) {
            LOG.debugf("not written: %s", e.getMessage());
            synchronized (activity) {
                counts.forEach((feed, count) -> activity.merge(feed, count, Activity::plus));
            }
            items.forEach(this::keep);
            requests.forEach(this::keep);
        }
    }

    private void prune() {
        Instant now = Instant.now();
        if (now.isBefore(pruned.plus(PRUNE_EVERY))) {
            return;
        }
        pruned = now;
        try {
            records.prune(now.minus(config.kept()), config.refusalsPerFeed());
        } catch (UnavailableException e) {
            LOG.debugf("nothing is removed: %s", e.getMessage());
        }
    }
}
