package io.tandem.metrics.domain;

/// A level's change between two periods (report §2.4).
///
/// @param base level in the base period, ≥ 0, in the indicator's unit
/// @param current level in the current period, ≥ 0, same unit
public record Change(double base, double current) {
    /// Checks that both levels can be compared.
    public Change {
        if (!(base >= 0 && Double.isFinite(base) && current >= 0 && Double.isFinite(current))) {
            throw new IllegalArgumentException("levels must be finite and >= 0: %s -> %s".formatted(base, current));
        }
    }

    /// Positive when the level fell, negative when it rose; in the level's unit.
    public double reduction() {
        return base - current;
    }

    /// Whether a rate exists: not for a base of 0.
    public boolean hasRate() {
        return base > 0;
    }

    /// Fraction of the base that was reduced: 0.25 is a fall of 25 %, −3.7583 a rise of 375.83 %.
    public double rate() {
        if (!hasRate()) {
            throw new IllegalArgumentException("no rate for a base of 0");
        }
        return reduction() / base;
    }
}
