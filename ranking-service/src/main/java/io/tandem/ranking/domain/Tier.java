package io.tandem.ranking.domain;

/// A city's class on a composite board, best first (report §2.4).
///
/// The report does not say where a rate of exactly zero belongs; here it is neither a reduction nor an
/// increase.
public enum Tier {
    /// Both rates above zero: the city reduced both.
    I,
    /// Neither of the others, so also every city with a rate of exactly zero.
    II,
    /// Both rates below zero: the city increased both.
    III;

    /// The tier of a city with these two rates.
    public static Tier of(double first, double second) {
        if (first > 0 && second > 0) {
            return I;
        }
        return first < 0 && second < 0 ? III : II;
    }
}
