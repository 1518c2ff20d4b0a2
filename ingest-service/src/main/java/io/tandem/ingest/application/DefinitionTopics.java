package io.tandem.ingest.application;

import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Versioned;

/// The compacted topics that carry the registry to the other services.
public interface DefinitionTopics {
    /// Publishes one version and returns when it is durable.
    ///
    /// @throws UnavailableException when that is not known
    void publish(Versioned<? extends Definition> definition);
}
