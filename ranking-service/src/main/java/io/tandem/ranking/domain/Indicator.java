package io.tandem.ranking.domain;

import java.util.List;

/// What is measured for a city; `LAPEQ` is derived from SO2, NOX and PM.
public enum Indicator {
    CO2("t"),
    SO2("t"),
    NOX("t"),
    PM("t"),
    NO2("ug/m3"),
    PM25("ug/m3"),
    O3("ug/m3"),
    AQI("1"),
    LAPEQ("t");

    private final String unit;

    Indicator(String unit) {
        this.unit = unit;
    }

    /// Unit of its levels: tonnes in the period, micrograms in a cubic metre of air, or none (`1`).
    public String unit() {
        return unit;
    }

    /// Whether it is computed from others; nobody observes it.
    public boolean isDerived() {
        return this == LAPEQ;
    }

    /// What is observed for it: itself, or the parts of LAPEQ in the order in which they are added.
    public List<Indicator> observed() {
        return isDerived() ? List.of(SO2, NOX, PM) : List.of(this);
    }

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
