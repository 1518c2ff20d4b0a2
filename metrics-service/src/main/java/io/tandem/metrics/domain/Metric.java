package io.tandem.metrics.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One indicator's change of one city between the two periods of an assessment (report §2.4).
///
/// @param base null when undefined
/// @param current null when undefined
/// @param undefined why there is no rate, in the order base before current; empty when there is one
public record Metric(
        Indicator indicator, @Nullable Value base, @Nullable Value current, List<Undefined> undefined) {
    /// The change, where both levels are known; its rate still needs a base above 0.
    public @Nullable Change change() {
        return base == null || current == null ? null : new Change(base.amount(), current.amount());
    }

    /// A level that counts.
    ///
    /// @param amount in the indicator's unit
    /// @param source null for a derived indicator
    public record Value(double amount, @Nullable Observation source) {}

    /// Why there is no rate.
    ///
    /// @param indicator whose level it is; for LAPEQ this names the part
    public record Undefined(Reason reason, Indicator indicator) {}

    /// What is wrong with a level.
    public enum Reason {
        /// No usable observation for the base period.
        BASE_MISSING,
        /// No usable observation for the current period.
        CURRENT_MISSING,
        /// The base period's observation was taken back.
        BASE_WITHDRAWN,
        /// The current period's observation was taken back.
        CURRENT_WITHDRAWN,
        /// Nothing can be a fraction of 0.
        BASE_ZERO
    }
}
