package io.tandem.ingest.application.feed;

import io.tandem.ingest.domain.feed.Feed;
import java.util.List;
import java.util.function.Function;

/// Feeds and keys, stored. Every method may throw [io.tandem.ingest.application.UnavailableException].
public interface FeedStore {
    /// Everything, feeds by name and keys by age.
    Snapshot all();

    /// Adds a feed with its first key.
    ///
    /// @return false when the name is taken
    boolean add(Feed feed, FeedKey key);

    /// Replaces a feed's words.
    ///
    /// @return false when there is none of the name
    boolean replace(Feed feed);

    /// Removes a feed and its keys.
    ///
    /// @return false when there is none of the name
    boolean remove(String name);

    /// Replaces a feed's keys while no other change can happen.
    ///
    /// @param change from the keys by age to those that shall be
    void changeKeys(String feed, Function<List<FeedKey>, List<FeedKey>> change);

    /// Feeds and keys at one moment.
    record Snapshot(List<Feed> feeds, List<FeedKey> keys) {}
}
