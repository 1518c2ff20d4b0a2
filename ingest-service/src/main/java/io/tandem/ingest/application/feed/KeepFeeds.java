package io.tandem.ingest.application.feed;

import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.feed.Feed;
import io.tandem.ingest.domain.feed.FeedDraft;
import io.tandem.ingest.domain.feed.FeedRules;
import io.tandem.ingest.domain.feed.KeyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Makes and changes feeds and their keys. A key is shown once, to whoever asked for it.
@ApplicationScoped
public class KeepFeeds {
    private static final int MOST_LIVE_KEYS = 2;

    private final FeedStore store;
    private final FeedDirectory directory;
    private final FeedsConfig config;

    KeepFeeds(FeedStore store, FeedDirectory directory, FeedsConfig config) {
        this.store = store;
        this.directory = directory;
        this.config = config;
    }

    /// A key that was just made.
    ///
    /// @param text the whole key, which is nowhere else
    public record Made(FeedKey key, KeyText text) {}

    /// A feed that was just made.
    public record Created(Feed feed, Made key) {}

    /// Judges a new feed and keeps it with its first key.
    ///
    /// @throws UnavailableException when the database does not answer
    public Verdict<Created> create(FeedDraft draft, Instant at) {
        return switch (FeedRules.create(draft, config.perMinute())) {
            case Verdict.Refused<Feed>(var findings) -> new Verdict.Refused<>(findings);
            case Verdict.Accepted<Feed>(Feed feed) -> {
                Made key = make(feed.name(), null, at);
                if (!store.add(feed, key.key())) {
                    yield refused(Refusal.FEED_EXISTS, "/name", "Choose another name, or change the feed that has it.");
                }
                directory.refresh();
                yield new Verdict.Accepted<>(new Created(feed, key));
            }
        };
    }

    /// Changes what the draft names; empty when there is no such feed.
    public Optional<Verdict<Feed>> change(String name, FeedDraft draft) {
        return find(name).map(feed -> switch (FeedRules.change(feed, draft)) {
            case Verdict.Refused<Feed> refused -> refused;
            case Verdict.Accepted<Feed> accepted -> {
                store.replace(accepted.value());
                directory.refresh();
                yield accepted;
            }
        });
    }

    /// Removes a feed with its keys.
    ///
    /// @return false when there is none of the name
    public boolean remove(String name) {
        boolean removed = store.remove(name);
        directory.refresh();
        return removed;
    }

    /// A feed as it is stored.
    public Optional<Feed> find(String name) {
        directory.refresh();
        return directory.feeds().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /// Another key, beside at most one that is live.
    public Verdict<Made> addKey(String feed, @Nullable Instant expiresAt, Instant at) {
        Made made = make(feed, expiresAt, at);
        AtomicBoolean full = new AtomicBoolean();
        store.changeKeys(feed, keys -> {
            List<FeedKey> live = live(keys, at);
            full.set(live.size() >= MOST_LIVE_KEYS);
            if (!full.get()) {
                live.add(made.key());
            }
            return live;
        });
        directory.refresh();
        return full.get()
                ? refused(Refusal.TOO_MANY_KEYS, "", "A feed has at most two live keys; revoke one, or rotate.")
                : new Verdict.Accepted<>(made);
    }

    /// A new key; the newest of those before is valid for some time yet, any other no more.
    public Made rotate(String feed, Duration overlap, Instant at) {
        Made made = make(feed, null, at);
        store.changeKeys(feed, keys -> {
            List<FeedKey> live = live(keys, at);
            List<FeedKey> after = new ArrayList<>();
            if (!live.isEmpty() && !overlap.isZero()) {
                after.add(ending(live.getLast(), at.plus(overlap)));
            }
            after.add(made.key());
            return after;
        });
        directory.refresh();
        return made;
    }

    /// Makes a key invalid.
    ///
    /// @return false when the feed has none of the prefix
    public boolean revoke(String feed, String prefix, Instant at) {
        AtomicBoolean found = new AtomicBoolean();
        store.changeKeys(feed, keys -> {
            List<FeedKey> live = live(keys, at);
            found.set(live.removeIf(k -> k.prefix().equals(prefix)));
            return live;
        });
        directory.refresh();
        return found.get();
    }

    private static List<FeedKey> live(List<FeedKey> keys, Instant at) {
        return new ArrayList<>(keys.stream().filter(k -> k.isLive(at)).toList());
    }

    private static FeedKey ending(FeedKey k, Instant end) {
        boolean sooner = k.expiresAt() != null && k.expiresAt().isBefore(end);
        return sooner ? k : new FeedKey(k.prefix(), k.feed(), k.hash(), k.createdAt(), end);
    }

    private Made make(String feed, @Nullable Instant expiresAt, Instant at) {
        if (!directory.hashes().isPossible()) {
            throw new UnavailableException(Refusal.FEEDS_OFF, "This installation has no TANDEM_FEEDS_KEY.");
        }
        KeyText text = KeyText.random();
        String hash = directory.hashes().hash(text);
        return new Made(new FeedKey(text.prefix(), feed, hash, at.truncatedTo(ChronoUnit.MICROS), expiresAt), text);
    }

    private static <T> Verdict<T> refused(Refusal refusal, String pointer, String detail) {
        return new Verdict.Refused<>(List.of(new Finding(refusal, pointer, detail)));
    }
}
