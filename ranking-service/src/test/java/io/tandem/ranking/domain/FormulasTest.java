package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {
    /// SPEC §3: two decimals, half up.
    @ParameterizedTest
    @CsvSource({
        "0.310448, 31.04",
        "0.31045, 31.05",
        "-3.7583, -375.83",
        "0, 0.00",
        "1, 100.00",
        "0.00005, 0.01",
        "-0.00005, -0.01",
        "1e-9, 0.00"
    })
    void percentagesHaveTwoDecimalsHalfUp(double fraction, String percent) {
        assertThat(Formulas.percent(fraction)).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"82096796, 82096796", "1e21, 1000000000000000000000", "0.95, 0.95", "1e-7, 0.0000001", "-0.5, -0.5"})
    void numbersAreWrittenInFullWithoutAnExponent(double value, String text) {
        assertThat(Formulas.number(value)).isEqualTo(text);
    }

    /// Report §2.4: LAPeq divides each quantity by its pollutant equivalent.
    @Test
    void lapeqShowsItsPartsDividedByTheirEquivalents() {
        String formula = Formulas.lapeq(
                "2015",
                List.of(
                        new Formulas.Part(Indicator.SO2, 95, 0.95),
                        new Formulas.Part(Indicator.NOX, 190, 0.95),
                        new Formulas.Part(Indicator.PM, 218, 2.18)),
                400);

        assertThat(formula)
                .isEqualTo("LAPEQ 2015 = SO2 / 0.95 + NOX / 0.95 + PM / 2.18"
                        + " = 95 / 0.95 + 190 / 0.95 + 218 / 2.18 = 400");
    }

    @Test
    void rateAndScoreShowTheirNumbers() {
        BoardDefinition composite = new BoardDefinition("co2-aqi", List.of(Indicator.CO2, Indicator.AQI));
        Standing.Ranked standing = Standing.Ranked.of(List.of(0.25, -0.5), ZeroRule.ZERO_IS_TIER_TWO);

        assertThat(Formulas.rate(4, 3, 0.25)).isEqualTo("rate = (base − current) / base = (4 − 3) / 4 = 0.25");
        assertThat(Formulas.score(composite, standing, ZeroRule.ZERO_IS_TIER_TWO))
                .isEqualTo("tier II, because the rates are neither both above zero nor both below zero;"
                        + " score = rate(CO2) + rate(AQI) = 0.25 + (-0.5) = -0.25");
    }

    @Test
    void theReasonForTheTierNamesTheRuleOfZero() {
        BoardDefinition composite = new BoardDefinition("co2-aqi", List.of(Indicator.CO2, Indicator.AQI));
        Standing.Ranked standing = Standing.Ranked.of(List.of(0.25, 0.0), ZeroRule.ZERO_IS_REDUCTION);

        assertThat(Formulas.score(composite, standing, ZeroRule.ZERO_IS_REDUCTION))
                .startsWith("tier I, because both rates are zero or above; ");
    }
}
