package io.tandem.metrics.domain;

/// What is measured (report §2.1).
public enum Indicator {
    /// Carbon dioxide emission, t.
    CO2(Unit.TONNE),
    /// Sulphur dioxide emission, t.
    SO2(Unit.TONNE),
    /// Nitrogen oxides emission, t.
    NOX(Unit.TONNE),
    /// Particulate (smoke and dust) emission, t.
    PM(Unit.TONNE),
    /// Nitrogen dioxide concentration, µg/m³.
    NO2(Unit.MICROGRAM_PER_CUBIC_METRE),
    /// Fine particulate concentration, µg/m³.
    PM25(Unit.MICROGRAM_PER_CUBIC_METRE),
    /// Ozone concentration, µg/m³.
    O3(Unit.MICROGRAM_PER_CUBIC_METRE),
    /// Air quality index.
    AQI(Unit.INDEX),
    /// Local air pollutant equivalent of SO2, NOX and PM together, t; derived, never observed.
    LAPEQ(Unit.TONNE);

    private final Unit unit;

    Indicator(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /// Whether it is computed from other indicators.
    public boolean derived() {
        return this == LAPEQ;
    }

    /// Unit of a level, in the notation of the wire.
    public enum Unit {
        /// Mass emitted in the period.
        TONNE("t"),
        /// Mean concentration in the period.
        MICROGRAM_PER_CUBIC_METRE("ug/m3"),
        /// No dimension.
        INDEX("1");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
