package io.tandem.ranking.domain;

/// A city's class on a composite board, best first (report §2.4). Where a rate of exactly zero belongs is up
/// to the [ZeroRule].
public enum Tier {
    /// The city reduced both.
    I,
    /// Neither of the others.
    II,
    /// The city increased both.
    III
}
