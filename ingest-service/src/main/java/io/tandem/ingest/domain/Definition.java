package io.tandem.ingest.domain;

/// A versioned document of the registry: what other services compute by, published whole with every change.
public sealed interface Definition permits Roster, Assessment {}
