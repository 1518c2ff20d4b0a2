package io.tandem.ingest.persistence;

import io.tandem.ingest.application.feed.Batch;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The record of a request of lines or rows.
@Entity
@Table(name = "batch")
class BatchEntity {
    @Id
    String id;

    @Nullable
    String feed;

    Instant receivedAt;
    String mediaType;
    String sha256;
    long bytes;
    boolean dryRun;
    long items;
    long accepted;
    long refused;
    boolean complete;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected BatchEntity() {}

    BatchEntity(Batch batch) {
        this.id = batch.id();
        this.feed = batch.feed();
        this.receivedAt = batch.receivedAt();
        this.mediaType = batch.mediaType();
        this.sha256 = batch.sha256();
        this.bytes = batch.bytes();
        this.dryRun = batch.dryRun();
        this.items = batch.items();
        this.accepted = batch.accepted();
        this.refused = batch.refused();
        this.complete = batch.complete();
    }

    Batch batch() {
        return new Batch(id, feed, receivedAt, mediaType, sha256, bytes, dryRun, items, accepted, refused, complete);
    }
}
