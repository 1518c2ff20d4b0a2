package io.tandem.metrics.domain;

import java.util.Locale;

/// What became of an observation when it was folded. It is final: whatever replaces it later has an effect of its own.
public enum Effect {
    /// It took its slot.
    APPLIED,
    /// It took its slot and completed a comparison that had waited for it (see [Cause.Kind#LATE_DATA]).
    LATE,
    /// The same event was there already.
    DUPLICATE,
    /// A newer observation held its slot.
    SUPERSEDED;

    /// Whether the observation took its slot.
    public boolean changes() {
        return switch (this) {
            case APPLIED, LATE -> true;
            case DUPLICATE, SUPERSEDED -> false;
        };
    }

    /// Lower case, as written on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
