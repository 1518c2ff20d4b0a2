package io.tandem.ingest.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is measured in a city; names are the wire's.
public enum Indicator {
    CO2(Kind.EMISSION),
    SO2(Kind.EMISSION),
    NOX(Kind.EMISSION),
    PM(Kind.EMISSION),
    NO2(Kind.CONCENTRATION),
    PM25(Kind.CONCENTRATION),
    O3(Kind.CONCENTRATION),
    AQI(Kind.INDEX),
    /// Computed from SO2, NOX and PM (report §2.4): boards rank by it, nobody reports it.
    LAPEQ(Kind.DERIVED);

    private static final Map<String, Optional<Indicator>> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Indicator::name, Optional::of));

    private final Kind kind;

    Indicator(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The indicator of exactly this name; case matters.
    public static Optional<Indicator> named(String name) {
        return BY_NAME.getOrDefault(name, Optional.empty());
    }

    /// Whether feeds report it, as opposed to Tandem computing it.
    public boolean isReported() {
        return kind != Kind.DERIVED;
    }

    /// What kind of quantity an indicator is: its unit and the greatest value that is taken.
    public enum Kind {
        /// Tonnes in the period.
        EMISSION("t", 1e10),
        /// Micrograms in a cubic metre of air.
        CONCENTRATION("ug/m3", 5_000),
        /// HJ 633: 0 to 500, no unit.
        INDEX("1", 500),
        /// Tonnes of pollutant equivalents.
        DERIVED("t", 1e12);

        private final String unit;
        private final double greatest;

        Kind(String unit, double greatest) {
            this.unit = unit;
            this.greatest = greatest;
        }

        /// The one spelling that is published.
        public String unit() {
            return unit;
        }

        /// Greatest value accepted, inclusive; the least is 0.
        public double greatest() {
            return greatest;
        }

        /// Whether a sender's spelling means this unit: both micro signs (U+00B5, U+03BC) and the superscript
        /// three are taken for `ug/m3`.
        public boolean isUnit(String spelling) {
            if (spelling.equals(unit)) {
                return true;
            }
            String plain =
                    spelling.replace('\u00b5', 'u').replace('\u03bc', 'u').replace('\u00b3', '3');
            return plain.equals(unit);
        }
    }
}
