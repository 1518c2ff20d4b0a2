package io.tandem.ranking.domain;

/// A level's change between two periods (report §2.4). metrics-service owns the formula; here it serves
/// suppositions, with the same operations in the same order, so that equal levels give equal bits.
///
/// @param base level in the base period, ≥ 0, in the indicator's unit
/// @param current level in the current period, ≥ 0, same unit
record Change(double base, double current) {
    /// Positive when the level fell, negative when it rose; in the level's unit.
    double reduction() {
        return base - current;
    }

    /// Whether a rate exists: not for a base of 0.
    boolean hasRate() {
        return base > 0;
    }

    /// Fraction of the base that was reduced; at most 1, which is a fall to nothing.
    double rate() {
        return reduction() / base;
    }
}
