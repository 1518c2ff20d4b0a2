package io.tandem.metrics.domain;

import java.util.Set;

/// What is computed for which cities, in one version of its two definitions.
///
/// @param version of the assessment
/// @param rosterVersion of the roster it names
/// @param cities codes of the roster's cities
public record Assessment(String id, int version, int rosterVersion, Set<String> cities, Method method) {
    /// Whether an observation of `period` for `city` can change it.
    public boolean touchedBy(String city, Period period) {
        return (period.equals(method.base()) || period.equals(method.current())) && cities.contains(city);
    }
}
