package io.tandem.ranking.domain.statistics;

import java.util.Locale;

/// How cities are put together.
public enum By {
    /// The whole roster.
    ALL,
    REGION,
    PROVINCE,
    /// The key regions; a city may be in several or none.
    GROUP,
    /// Every city for itself.
    CITY;

    /// Stable code, such as `region`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
