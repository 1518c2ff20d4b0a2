package io.tandem.local.facts;

/// What the system says to a statement.
///
/// @param ours the system's value, for a person to read
/// @param holds whether it is the printed one
public record Finding(String ours, boolean holds) {}
