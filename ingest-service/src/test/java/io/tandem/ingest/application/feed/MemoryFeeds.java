package io.tandem.ingest.application.feed;

import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.feed.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Feeds in memory, and settings for them.
final class MemoryFeeds implements FeedStore {
    private final Map<String, Feed> feeds = new TreeMap<>();
    private final List<FeedKey> keys = new ArrayList<>();
    boolean away;

    @Override
    public Snapshot all() {
        if (away) {
            throw new UnavailableException(Refusal.REGISTRY_UNAVAILABLE, "away");
        }
        return new Snapshot(
                List.copyOf(feeds.values()),
                keys.stream().sorted(Comparator.comparing(FeedKey::createdAt)).toList());
    }

    @Override
    public boolean add(Feed feed, FeedKey key) {
        return feeds.putIfAbsent(feed.name(), feed) == null && keys.add(key);
    }

    @Override
    public boolean replace(Feed feed) {
        return feeds.replace(feed.name(), feed) != null;
    }

    @Override
    public boolean remove(String name) {
        keys.removeIf(k -> k.feed().equals(name));
        return feeds.remove(name) != null;
    }

    @Override
    public void changeKeys(String feed, Function<List<FeedKey>, List<FeedKey>> change) {
        List<FeedKey> after =
                change.apply(keys.stream().filter(k -> k.feed().equals(feed)).toList());
        keys.removeIf(k -> k.feed().equals(feed));
        keys.addAll(after);
    }

    static FeedsConfig config(int refusalsWaiting) {
        return new FeedsConfig() {
            @Override
            public boolean required() {
                return true;
            }

            @Override
            public Optional<String> key() {
                return Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
            }

            @Override
            public Optional<String> adminToken() {
                return Optional.empty();
            }

            @Override
            public String adminRole() {
                return "admin";
            }

            @Override
            public int perMinute() {
                return 1000;
            }

            @Override
            public Duration refresh() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration overlap() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration writeEvery() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int refusalsWaiting() {
                return refusalsWaiting;
            }

            @Override
            public Duration kept() {
                return Duration.ofDays(1);
            }

            @Override
            public int refusalsPerFeed() {
                return 10;
            }
        };
    }
}
