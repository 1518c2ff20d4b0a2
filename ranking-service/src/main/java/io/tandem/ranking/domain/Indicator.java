package io.tandem.ranking.domain;

/// What is measured for a city; `LAPEQ` is derived from SO2, NOX and PM.
public enum Indicator {
    CO2,
    SO2,
    NOX,
    PM,
    NO2,
    PM25,
    O3,
    AQI,
    LAPEQ;

    /// The indicator of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Indicator of(String name) {
        for (Indicator indicator : values()) {
            if (indicator.name().equals(name)) {
                return indicator;
            }
        }
        throw new IllegalArgumentException("not an indicator of this version");
    }
}
