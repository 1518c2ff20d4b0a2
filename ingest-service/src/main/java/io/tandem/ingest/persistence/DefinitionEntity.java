package io.tandem.ingest.persistence;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// How far a definition has come: its newest version, and the one its topic ends with.
@Entity
@Table(name = "definition")
class DefinitionEntity {
    @EmbeddedId
    DefinitionKey key;

    int version;

    /// Version that was written to the topic last; 0 when none was.
    int publishedVersion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected DefinitionEntity() {}

    DefinitionEntity(DefinitionKey key) {
        this.key = key;
    }
}
