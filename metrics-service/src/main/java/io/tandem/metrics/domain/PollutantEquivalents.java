package io.tandem.metrics.domain;

/// How much of a pollutant makes one pollutant equivalent, in kg: the weights behind LAPeq.
///
/// The default values are those of the Environmental Protection Tax Law of the People's Republic of China
/// (2018), annex 2: SO2 0.95, nitrogen oxides 0.95, smoke and dust 2.18. The law **divides** the emitted
/// quantity by them.
///
/// @param so2 > 0
/// @param nox > 0
/// @param pm > 0; 4 (general dust) is a known alternative
public record PollutantEquivalents(double so2, double nox, double pm) {
    /// Values of the tax law of 2018.
    public static final PollutantEquivalents TAX_LAW_2018 = new PollutantEquivalents(0.95, 0.95, 2.18);

    /// Checks that one can divide by all three.
    public PollutantEquivalents {
        if (!(so2 > 0 && nox > 0 && pm > 0) || !Double.isFinite(so2 + nox + pm)) {
            throw new IllegalArgumentException(
                    "pollutant equivalents must be > 0: SO2 %s, NOX %s, PM %s".formatted(so2, nox, pm));
        }
    }

    /// Local air pollutant equivalent: `LAPeq = SO2/0.95 + NOx/0.95 + PM/2.18` (report §2.4).
    ///
    /// @param so2Tonnes emitted SO2 of one period, t
    /// @param noxTonnes emitted NOx of the same period, t
    /// @param pmTonnes emitted particulate of the same period, t
    /// @return t of equivalent
    public double lapeq(double so2Tonnes, double noxTonnes, double pmTonnes) {
        return so2Tonnes / so2 + noxTonnes / nox + pmTonnes / pm;
    }
}
