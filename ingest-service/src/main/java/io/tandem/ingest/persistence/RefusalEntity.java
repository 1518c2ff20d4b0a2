package io.tandem.ingest.persistence;

import io.tandem.ingest.application.feed.FeedRecords;
import io.tandem.ingest.application.feed.Refused;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was refused; only read through Hibernate.
@Entity
@Table(name = "refusal")
class RefusalEntity {
    @Id
    long id;

    String feed;
    Instant at;

    @Nullable
    String batch;

    String type;
    String pointer;
    String detail;

    @Nullable
    String place;

    String body;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RefusalEntity() {}

    FeedRecords.Kept kept() {
        return new FeedRecords.Kept(id, new Refused(feed, at, batch, type, pointer, detail, place, body));
    }
}
