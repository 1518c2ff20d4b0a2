package io.tandem.ingest.application.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is written about feeds beside the log, and read by those who run them. Every method may throw
/// [io.tandem.ingest.application.UnavailableException].
public interface FeedRecords {
    /// What a feed did.
    ///
    /// @param lastSeen when it sent something last
    record Activity(Instant lastSeen, long accepted, long refused) {
        Activity plus(Activity other) {
            return new Activity(
                    other.lastSeen.isAfter(lastSeen) ? other.lastSeen : lastSeen,
                    accepted + other.accepted,
                    refused + other.refused);
        }
    }

    /// A refused item with its number, by which pages are turned.
    record Kept(long id, Refused refused) {}

    /// Adds all of it, or nothing.
    void write(Map<String, Activity> activity, List<Refused> refused, List<Batch> batches);

    /// Everything that a feed did.
    Optional<Activity> activity(String feed);

    /// A feed's refused items, newest first.
    ///
    /// @param before only those with a smaller number
    List<Kept> refusals(String feed, long before, int limit);

    /// The record of a request.
    Optional<Batch> batch(String id);

    /// Removes what is older, and what is more than so many of a feed.
    void prune(Instant olderThan, int refusalsPerFeed);
}
