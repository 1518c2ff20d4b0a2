package io.tandem.ingest.persistence;

import jakarta.persistence.Embeddable;

/// Names a definition.
///
/// @param kind `roster` or `assessment`
@Embeddable
record DefinitionKey(String kind, String id) {}
