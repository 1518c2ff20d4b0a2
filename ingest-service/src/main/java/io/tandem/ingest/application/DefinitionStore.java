package io.tandem.ingest.application;

import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The registry: definitions in all their versions, and how far they have been published.
///
/// Every method may throw [UnavailableException].
public interface DefinitionStore {
    /// Makes the content the newest version of the id, unless it already is: then nothing changes.
    <D extends Definition> Change<D> put(Class<D> kind, String id, D content, Instant at);

    /// The newest version.
    <D extends Definition> Optional<Versioned<D>> newest(Class<D> kind, String id);

    /// One version.
    <D extends Definition> Optional<Versioned<D>> version(Class<D> kind, String id, int version);

    /// The newest version of every id, by id.
    <D extends Definition> List<Versioned<D>> all(Class<D> kind);

    /// Newest versions that the topics do not end with, as far as is known; rosters come before assessments.
    List<Versioned<? extends Definition>> pending();

    /// Notes that the topic now ends with this version. When it is not the newest (another replica was faster and
    /// this one wrote after it), the newest is pending again, so the topic always ends with the newest.
    void published(Versioned<? extends Definition> definition);

    /// What a put did.
    record Change<D extends Definition>(Versioned<D> newest, Effect effect) {}

    /// The difference that a put made.
    enum Effect {
        /// The id is new.
        CREATED,
        /// There is a new version.
        CHANGED,
        /// The content was the newest version already.
        UNCHANGED
    }
}
