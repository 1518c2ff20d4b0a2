package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardDefinitionTest {
    private static final BoardDefinition BOARD =
            new BoardDefinition("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ));
    private static final Undefined NO_PM = new Undefined(Undefined.Reason.BASE_MISSING, Indicator.PM);

    @Test
    void aCityWithoutObservationsIsUnrankedWithThatReason() {
        assertThat(BOARD.standing(null, ZeroRule.ZERO_IS_TIER_TWO))
                .isInstanceOfSatisfying(Standing.Unranked.class, unranked -> {
                    assertThat(unranked.rates()).containsExactly(null, null);
                    assertThat(unranked.reasons())
                            .extracting(Undefined::reason)
                            .containsOnly(Undefined.Reason.NO_OBSERVATIONS);
                });
    }

    @Test
    void oneUndefinedRateLeavesTheCityUnrankedAndTheOtherRateVisible() {
        Standing standing = BOARD.standing(
                metrics(metric(Indicator.CO2, 0.25), undefined(Indicator.LAPEQ)), ZeroRule.ZERO_IS_TIER_TWO);

        assertThat(standing.rates()).containsExactly(0.25, null);
        assertThat(((Standing.Unranked) standing).reasons()).containsExactly(NO_PM);
    }

    @Test
    void twoDefinedRatesRankTheCity() {
        Standing standing = BOARD.standing(
                metrics(metric(Indicator.LAPEQ, 0.5), metric(Indicator.CO2, 0.25)), ZeroRule.ZERO_IS_TIER_TWO);

        assertThat(standing).isEqualTo(Standing.Ranked.of(List.of(0.25, 0.5), ZeroRule.ZERO_IS_TIER_TWO));
    }

    @Test
    void aMetricIsEitherDefinedOrSaysWhyNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric(Indicator.CO2, "t", null, null, null, null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric(Indicator.CO2, "t", null, null, null, 0.5, List.of(NO_PM)));
    }

    @Test
    void aBoardHasOneOrTwoIndicators() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BoardDefinition("x", List.of()));
    }

    private static Metric metric(Indicator indicator, double rate) {
        return new Metric(indicator, "t", null, null, null, rate, List.of());
    }

    private static Metric undefined(Indicator indicator) {
        return new Metric(indicator, "t", null, null, null, null, List.of(NO_PM));
    }

    private static CityMetrics metrics(Metric... metrics) {
        return new CityMetrics(
                "2015-2019",
                1,
                1,
                "130200",
                0,
                1,
                Instant.EPOCH,
                new Cause(Cause.Kind.NEW_DATA, List.of("x")),
                List.of(metrics));
    }
}
