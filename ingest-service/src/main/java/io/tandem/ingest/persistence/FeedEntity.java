package io.tandem.ingest.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A feed.
@Entity
@Table(name = "feed")
class FeedEntity {
    @Id
    String name;

    String owner;

    /// The scope as JSON.
    String scope;

    int perMinute;

    @Nullable
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected FeedEntity() {}

    FeedEntity(String name) {
        this.name = name;
        this.owner = "";
        this.scope = "{}";
    }
}
