package io.tandem.ranking.domain.statistics;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A sentence to be made: how many cities of those that meet one filter meet another, and what else to tell of them.
///
/// @param section of the report that says it
/// @param among which cities are asked; empty for all
/// @param where what they must meet
record Telling(String section, String among, String where, Set<What> what) {
    /// What is told beside how many they are.
    enum What {
        /// Their names, the greatest first.
        NAMES,
        /// Their names, each with the number that the first condition is about.
        VALUES,
        /// Mean rates of the indicators that the conditions are about.
        MEANS,
        /// How they spread over regions.
        REGIONS,
        /// In which provinces they are.
        PROVINCES,
        /// With the spread, shares of the part's cities.
        SHARES
    }

    Telling {
        what = Set.copyOf(what);
    }

    /// Reads `section; among; where; what`, for instance `3.7; ; CO2>0; regions shares`.
    static Telling of(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a sentence has 4 parts, not %d: %s".formatted(parts.length, line));
        }
        Set<What> what = EnumSet.noneOf(What.class);
        for (String word : parts[3].strip().split(" ", -1)) {
            if (!word.isEmpty()) {
                what.add(What.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return new Telling(parts[0].strip(), parts[1].strip(), parts[2].strip(), what);
    }

    /// Which spread the sentence's query shows.
    By by() {
        return what.contains(What.REGIONS) ? By.REGION : what.contains(What.PROVINCES) ? By.PROVINCE : By.ALL;
    }
}
