package io.tandem.metrics.domain;

import java.time.Instant;
import java.util.Comparator;

/// What decides between two observations of the same value: the greater one is the truth.
///
/// @param revision a correction has a higher one
/// @param observedAt when the feed established the value
/// @param feed breaks ties, by code units
/// @param id breaks ties, by code units
public record Version(int revision, Instant observedAt, String feed, String id) implements Comparable<Version> {
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::revision)
            .thenComparing(Version::observedAt)
            .thenComparing(Version::feed)
            .thenComparing(Version::id);

    /// Many observations are remembered, of few feeds.
    public Version {
        feed = feed.intern();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
