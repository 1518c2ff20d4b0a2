package io.tandem.ranking.domain;

import java.util.Locale;

/// What a city could want, or fear, of one of its rates.
public enum Aim {
    /// The next better tier.
    BETTER_TIER(true),
    /// The next worse tier.
    WORSE_TIER(false),
    /// A smaller rank number; at the bound the city shares the rank of the cities directly above.
    BETTER_RANK(true),
    /// A strictly better score than the cities directly above have, so that they are below.
    OVERTAKE(true),
    /// A greater rank number; with a score like that of the cities directly below the rank is still the same.
    WORSE_RANK(false);

    private final boolean upwards;

    Aim(boolean upwards) {
        this.upwards = upwards;
    }

    /// Whether the rate would have to rise; a rate rises when the level falls.
    public boolean isUpwards() {
        return upwards;
    }

    /// Whether it is about the tier alone.
    boolean isTier() {
        return this == BETTER_TIER || this == WORSE_TIER;
    }

    /// Whether a score equal to the one that is compared with is not enough.
    boolean isStrict() {
        return this == OVERTAKE || this == WORSE_RANK;
    }

    /// Stable code, such as `better-tier`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
