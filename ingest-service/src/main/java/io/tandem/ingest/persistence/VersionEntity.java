package io.tandem.ingest.persistence;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// One version of a definition, never changed.
@Entity
@Table(name = "definition_version")
class VersionEntity {
    @EmbeddedId
    VersionKey key;

    /// The definition as JSON.
    String document;

    Instant publishedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected VersionEntity() {}

    VersionEntity(VersionKey key, String document, Instant publishedAt) {
        this.key = key;
        this.document = document;
        this.publishedAt = publishedAt;
    }
}
