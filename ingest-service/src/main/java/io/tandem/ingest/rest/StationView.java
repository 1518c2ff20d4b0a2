package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.StationUnit;
import java.util.Map;
import java.util.TreeMap;

/// A station as the API shows it: without its password.
record StationView(String mn, String city, String feed, String system, String status, Map<String, String> units) {
    static StationView of(Station station) {
        Map<String, String> units = new TreeMap<>();
        for (Map.Entry<String, StationUnit> unit : station.units().entrySet()) {
            units.put(unit.getKey(), unit.getValue().code());
        }
        return new StationView(
                station.mn(),
                station.city().value(),
                station.feed(),
                station.system(),
                station.status().wireName(),
                units);
    }
}
