package io.tandem.ingest.domain;

import java.util.Map;

/// A monitoring station that speaks HJ 212, and what its data counts as.
///
/// @param mn its number (MN), which it names itself by
/// @param city that its data is of
/// @param feed that its observations come from
/// @param system kind of station (ST): `31` a stack, `22` ambient air
/// @param status of its observations, not withdrawn
/// @param units factor → the unit that it reports the factor in, where that is not the configured one
public record Station(
        String mn,
        CityCode city,
        String feed,
        String system,
        ObservationStatus status,
        Map<String, StationUnit> units) {
    public Station {
        units = Map.copyOf(units);
    }
}
