package io.tandem.metrics.domain;

import java.util.Optional;
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

    /// The period of this that an observation of a shorter one is a part of; empty when it is of neither, or of one of
    /// them itself.
    public Optional<Period> enclosing(String city, Period period) {
        return cities.contains(city)
                ? period.enclosing().stream()
                        .filter(longer -> longer.equals(method.base()) || longer.equals(method.current()))
                        .findFirst()
                : Optional.empty();
    }
}
