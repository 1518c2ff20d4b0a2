package io.tandem.ingest.application;

/// Where in the log an observation is: proof that it was taken.
public record Receipt(int partition, long offset) {}
