package io.tandem.metrics.domain;

/// How far an observation may be trusted.
public enum Status {
    /// Not yet checked by its feed.
    PROVISIONAL,
    /// Checked.
    VALIDATED,
    /// Taken back: older observations of the same value do not count any more.
    WITHDRAWN
}
