package io.tandem.ingest.domain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// Units that monitoring stations report in, as powers of ten of the published ones.
public enum StationUnit {
    TONNE("t", Indicator.Kind.EMISSION, 0),
    KILOGRAM("kg", Indicator.Kind.EMISSION, -3),
    GRAM("g", Indicator.Kind.EMISSION, -6),
    MICROGRAM_PER_CUBIC_METRE("ug/m3", Indicator.Kind.CONCENTRATION, 0),
    MILLIGRAM_PER_CUBIC_METRE("mg/m3", Indicator.Kind.CONCENTRATION, 3),
    INDEX("1", Indicator.Kind.INDEX, 0);

    private final String code;
    private final Indicator.Kind kind;
    private final int power;

    StationUnit(String code, Indicator.Kind kind, int power) {
        this.code = code;
        this.kind = kind;
        this.power = power;
    }

    /// The unit of exactly this code.
    public static Optional<StationUnit> named(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /// What kind of quantity it is a unit of.
    public Indicator.Kind kind() {
        return kind;
    }

    /// An amount in this unit as one in the published unit, to the nearest double.
    public double canonical(BigDecimal amount) {
        return amount.scaleByPowerOfTen(power).doubleValue();
    }
}
