package io.tandem.ingest.persistence;

import jakarta.persistence.Embeddable;

/// Names a version of a definition.
///
/// @param kind `roster` or `assessment`
@Embeddable
record VersionKey(String kind, String id, int version) {}
