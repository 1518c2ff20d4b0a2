package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ZeroRuleTest {
    /// Report §2.4; the rows with zeros follow SPEC §3, because the report is silent about them.
    ///
    /// @param neither tier when zero is neither a reduction nor an increase
    /// @param reduction tier when zero is a reduction
    /// @param increase tier when zero is an increase
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.2, I, I, I",
        "-0.1, -0.2, III, III, III",
        "0.1, -0.2, II, II, II",
        "-0.1, 0.2, II, II, II",
        "4.9E-324, 4.9E-324, I, I, I",
        "-4.9E-324, -4.9E-324, III, III, III",
        "0, 0.2, II, I, II",
        "0.2, 0, II, I, II",
        "-0.0, 0.2, II, I, II",
        "0, 0, II, I, III",
        "-0.0, 0.0, II, I, III",
        "0, -0.2, II, II, III",
        "-0.2, 0, II, II, III",
        "-0.2, -0.0, II, II, III"
    })
    void aRuleOnlyDecidesAboutZeros(double first, double second, Tier neither, Tier reduction, Tier increase) {
        assertThat(ZeroRule.ZERO_IS_TIER_TWO.tierOf(first, second)).isEqualTo(neither);
        assertThat(ZeroRule.ZERO_IS_REDUCTION.tierOf(first, second)).isEqualTo(reduction);
        assertThat(ZeroRule.ZERO_IS_INCREASE.tierOf(first, second)).isEqualTo(increase);
        assertThat(Score.of(List.of(first, second), ZeroRule.ZERO_IS_REDUCTION).tier())
                .isEqualTo(reduction);
    }

    @ParameterizedTest
    @EnumSource(ZeroRule.class)
    void theScoreIsTheSumOfTheRatesWhateverTheRule(ZeroRule rule) {
        assertThat(Score.of(List.of(0.25, -0.5), rule).value()).isEqualTo(-0.25);
        assertThat(Score.of(List.of(0.0), rule)).isEqualTo(new Score(null, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ZERO_IS_TIER_TWO, I, both rates are above zero",
        "ZERO_IS_TIER_TWO, III, both rates are below zero",
        "ZERO_IS_REDUCTION, I, both rates are zero or above",
        "ZERO_IS_REDUCTION, II, the rates are neither both zero or above nor both below zero",
        "ZERO_IS_INCREASE, II, the rates are neither both above zero nor both zero or below",
        "ZERO_IS_INCREASE, III, both rates are zero or below"
    })
    void theConditionOfATierFollowsTheRule(ZeroRule rule, Tier tier, String words) {
        assertThat(rule.condition(tier)).isEqualTo(words);
    }

    @Test
    void aRuleIsNamedByItsCode() {
        assertThat(ZeroRule.of("zero-is-increase")).isEqualTo(ZeroRule.ZERO_IS_INCREASE);
        assertThatIllegalArgumentException().isThrownBy(() -> ZeroRule.of("zero"));
    }
}
