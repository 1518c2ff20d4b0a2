package io.tandem.ingest.application.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.feed.Feed;
import io.tandem.ingest.domain.feed.KeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// All feeds and keys, in memory, read again every few seconds: recognising a sender costs no query, however often
/// somebody tries, and goes on while the database is away. A change on another replica is known after one interval.
@ApplicationScoped
public class FeedDirectory {
    private static final Logger LOG = Logger.getLogger(FeedDirectory.class);

    private final FeedStore store;
    private final FeedsConfig config;
    private final KeyHashes hashes;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Known known;

    FeedDirectory(FeedStore store, FeedsConfig config) {
        this.store = store;
        this.config = config;
        this.hashes = new KeyHashes(config.key());
    }

    private record Known(Map<String, Feed> feeds, Map<String, FeedKey> keys, List<FeedKey> byAge) {}

    void start(@Observes StartupEvent event) {
        if (config.required() && !hashes.isPossible()) {
            LOG.warn("no observation can be taken: keys are required, and tandem.feeds.key is not set");
        }
        if (hashes.isPossible()) {
            Thread.ofVirtual().name("feed-directory").start(this::follow);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void follow() {
        try {
            do {
                try {
                    refresh();
                } catch (UnavailableException e) {
                    LOG.debugf("feeds are not read: %s", e.getMessage());
                } catch (RuntimeException e) {
                    // a revoked key must not stay valid because of it
                    LOG.error("feeds are not read, trying again", e);
                }
            } while (!stop.await(config.refresh().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads everything again, now.
    ///
    /// @throws UnavailableException when the database does not answer; what was known stays known
    void refresh() {
        FeedStore.Snapshot all = store.all();
        known = new Known(
                all.feeds().stream().collect(Collectors.toUnmodifiableMap(Feed::name, Function.identity())),
                all.keys().stream().collect(Collectors.toUnmodifiableMap(FeedKey::prefix, Function.identity())),
                List.copyOf(all.keys()));
    }

    /// The feed that a key belongs to; empty when the key is not valid at the moment.
    ///
    /// @throws UnavailableException before the feeds have been read for the first time
    public Optional<Feed> holder(String key, Instant at) {
        Optional<KeyText> text = KeyText.parse(key);
        if (text.isEmpty() || !hashes.isPossible()) {
            return Optional.empty();
        }
        Known now = require();
        FeedKey stored = now.keys().get(text.get().prefix());
        if (stored == null || !hashes.matches(text.get(), stored.hash()) || !stored.isLive(at)) {
            return Optional.empty();
        }
        return Optional.ofNullable(now.feeds().get(stored.feed())).filter(feed -> feed.isLive(at));
    }

    /// All feeds by name.
    ///
    /// @throws UnavailableException before the feeds have been read for the first time
    public List<Feed> feeds() {
        return require().feeds().values().stream()
                .sorted(Comparator.comparing(Feed::name))
                .toList();
    }

    /// A feed's keys by age.
    public List<FeedKey> keys(String feed) {
        return require().byAge().stream().filter(k -> k.feed().equals(feed)).toList();
    }

    KeyHashes hashes() {
        return hashes;
    }

    private Known require() {
        Known now = known;
        if (now == null) {
            throw new UnavailableException(Refusal.NOT_READY, "The feeds have not been read from the database yet.");
        }
        return Objects.requireNonNull(now);
    }
}
