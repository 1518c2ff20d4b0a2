package io.tandem.ingest.persistence;

import io.tandem.ingest.application.feed.FeedKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key of a feed.
@Entity
@Table(name = "feed_key")
class FeedKeyEntity {
    @Id
    String prefix;

    String feed;
    String hash;
    Instant createdAt;

    @Nullable
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected FeedKeyEntity() {}

    FeedKeyEntity(FeedKey key) {
        this.prefix = key.prefix();
        this.feed = key.feed();
        this.hash = key.hash();
        this.createdAt = key.createdAt();
        this.expiresAt = key.expiresAt();
    }

    FeedKey key() {
        return new FeedKey(prefix, feed, hash, createdAt, expiresAt);
    }
}
