package io.tandem.ranking.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much of a pollutant makes one pollutant equivalent, in kg: the weights behind LAPeq. metrics-service
/// owns the formula; here it serves suppositions, with the same operations in the same order.
///
/// @param so2 > 0
/// @param nox > 0
/// @param pm > 0
public record PollutantEquivalents(double so2, double nox, double pm) {
    /// Refuses what cannot be divided by.
    public PollutantEquivalents {
        if (!(so2 > 0 && nox > 0 && pm > 0) || !Double.isFinite(so2 + nox + pm)) {
            throw new IllegalArgumentException(
                    "pollutant equivalents must be > 0: SO2 %s, NOX %s, PM %s".formatted(so2, nox, pm));
        }
    }

    /// Those of a method.
    ///
    /// @throws IllegalArgumentException when one of the three is not there
    public static PollutantEquivalents of(Map<Indicator, Double> kilograms) {
        return new PollutantEquivalents(
                get(kilograms, Indicator.SO2), get(kilograms, Indicator.NOX), get(kilograms, Indicator.PM));
    }

    private static double get(Map<Indicator, Double> kilograms, Indicator part) {
        @Nullable Double found = kilograms.get(part);
        if (found == null) {
            throw new IllegalArgumentException("no pollutant equivalent for " + part);
        }
        return found;
    }

    /// Local air pollutant equivalent (report §2.4), t, of levels of one period in t.
    double lapeq(double so2Tonnes, double noxTonnes, double pmTonnes) {
        return so2Tonnes / so2 + noxTonnes / nox + pmTonnes / pm;
    }
}
