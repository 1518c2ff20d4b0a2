package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {
    /// Report §2.4; the rows with zeros follow SPEC §3, because the report is silent about them.
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.2, I",
        "-0.1, -0.2, III",
        "0.1, -0.2, II",
        "-0.1, 0.2, II",
        "0, 0.2, II",
        "0.2, 0, II",
        "0, 0, II",
        "-0.0, 0.0, II",
        "0, -0.2, II",
        "-0.2, 0, II",
        "4.9E-324, 4.9E-324, I",
        "-4.9E-324, -4.9E-324, III"
    })
    void bothAboveZeroIsOneBothBelowIsThreeAllElseIsTwo(double first, double second, Tier tier) {
        assertThat(Tier.of(first, second)).isEqualTo(tier);
        assertThat(Score.of(List.of(first, second)).tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({"0.25, -0.5, -0.25", "0.25, 0.5, 0.75"})
    void theScoreIsTheSumOfTheRates(double first, double second, double sum) {
        assertThat(Score.of(List.of(first, second)).value()).isEqualTo(sum);
    }
}
