package io.tandem.ingest.domain;

import java.time.Instant;

/// A definition in one version. Versions of an id count from 1 without gaps, and all are kept.
///
/// @param id an identifier, unique among definitions of its kind
/// @param publishedAt when this version was committed
public record Versioned<D extends Definition>(String id, int version, Instant publishedAt, D content) {
    /// @throws IllegalArgumentException unless the version is positive
    public Versioned {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of " + id + " is below 1");
        }
    }
}
