package io.tandem.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One city's levels and rates by indicator, LAPEQ included (report §2.4).
///
/// @param byIndicator `CO2 SO2 NOX PM NO2 PM25 O3 AQI LAPEQ`
record CityFigures(Map<String, Figure> byIndicator) {
    static final List<String> OBSERVED = List.of("CO2", "SO2", "NOX", "PM", "NO2", "PM25", "O3", "AQI");
    static final String LAPEQ = "LAPEQ";
    static final double RATE_TOLERANCE = 1e-12;
    static final double LEVEL_TOLERANCE = 1e-9;

    private static final double SO2_EQUIVALENT = 0.95;
    private static final double NOX_EQUIVALENT = 0.95;
    private static final double PM_EQUIVALENT = 2.18;

    /// One indicator.
    ///
    /// @param base in the indicator's unit, null when undefined
    /// @param current in the indicator's unit, null when undefined
    /// @param rate a fraction, null when undefined
    record Figure(
            @Nullable Double base,
            @Nullable Double current,
            @Nullable Double rate) {
        static Figure of(@Nullable Double base, @Nullable Double current) {
            return base == null || current == null || base == 0
                    ? new Figure(base, current, null)
                    : new Figure(base, current, (base - current) / base);
        }

        /// Equal to within the tolerances: 1e-12 for the rate, 1e-9 for the levels.
        boolean agreesWith(Figure other) {
            return close(base, other.base, LEVEL_TOLERANCE)
                    && close(current, other.current, LEVEL_TOLERANCE)
                    && close(rate, other.rate, RATE_TOLERANCE);
        }

        private static boolean close(@Nullable Double one, @Nullable Double other, double tolerance) {
            return (one == null || other == null) ? Objects.equals(one, other) : Math.abs(one - other) <= tolerance;
        }
    }

    /// What the model says of a city.
    static CityFigures of(Model model, String city, String basePeriod, String currentPeriod) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String indicator : OBSERVED) {
            figures.put(
                    indicator,
                    Figure.of(
                            model.level(new Observation.Slot(city, indicator, basePeriod)),
                            model.level(new Observation.Slot(city, indicator, currentPeriod))));
        }
        CityFigures observed = new CityFigures(figures);
        figures.put(LAPEQ, observed.lapeq());
        return new CityFigures(Map.copyOf(figures));
    }

    /// The first indicator on which the two disagree.
    Optional<String> difference(CityFigures other) {
        return byIndicator.entrySet().stream()
                .filter(entry -> {
                    @Nullable Figure there = other.byIndicator.get(entry.getKey());
                    return there == null || !entry.getValue().agreesWith(there);
                })
                .map(entry -> "%s is %s, not %s"
                        .formatted(entry.getKey(), other.byIndicator.get(entry.getKey()), entry.getValue()))
                .findFirst();
    }

    /// Rate of an indicator; null when undefined.
    @Nullable
    Double rate(String indicator) {
        return figure(indicator).rate();
    }

    private Figure lapeq() {
        Figure so2 = figure("SO2");
        Figure nox = figure("NOX");
        Figure pm = figure("PM");
        return Figure.of(lapeq(so2.base(), nox.base(), pm.base()), lapeq(so2.current(), nox.current(), pm.current()));
    }

    private static @Nullable Double lapeq(@Nullable Double so2, @Nullable Double nox, @Nullable Double pm) {
        return so2 == null || nox == null || pm == null
                ? null
                : (Double) (so2 / SO2_EQUIVALENT + nox / NOX_EQUIVALENT + pm / PM_EQUIVALENT);
    }

    private Figure figure(String indicator) {
        @Nullable Figure figure = byIndicator.get(indicator);
        if (figure == null) {
            throw new IllegalArgumentException("no " + indicator);
        }
        return figure;
    }
}
