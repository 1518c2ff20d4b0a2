package io.tandem.metrics.domain;

/// Which observations an assessment uses. Validated and provisional values are never averaged.
public enum StatusPolicy {
    /// Only validated ones.
    VALIDATED,
    /// Validated ones, and provisional ones where there is none.
    VALIDATED_ELSE_PROVISIONAL
}
