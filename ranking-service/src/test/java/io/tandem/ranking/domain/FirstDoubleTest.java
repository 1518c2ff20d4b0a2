package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstDoubleTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 1, 0.3",
        "-1, 1, 0",
        "-1, 1, 4.9E-324",
        "-1, 1, -4.9E-324",
        "-1, 1, 1",
        "-1.7976931348623157E308, 1.7976931348623157E308, -0.1",
        "0, 1.7976931348623157E308, 1E300"
    })
    void theBoundIsFoundToTheLastBitInEitherDirection(double low, double high, double bound) {
        assertThat(FirstDouble.onTheWay(low, high, value -> value >= bound)).isEqualTo(bound);
        assertThat(FirstDouble.onTheWay(-low, -high, value -> value <= -bound)).isEqualTo(-bound + 0.0);
    }

    @Test
    void whatNeverChangesHasNoBound() {
        assertThatIllegalArgumentException().isThrownBy(() -> FirstDouble.onTheWay(0, 1, value -> true));
        assertThatIllegalArgumentException().isThrownBy(() -> FirstDouble.onTheWay(0, 1, value -> false));
    }

    @ParameterizedTest
    @CsvSource({"4.9E-324, -1, 0", "0, -1, -4.9E-324", "-4.9E-324, 1, 0", "1, 2, 1.0000000000000002"})
    void theDoubleBeforeIsTheNextOneOnTheWayBack(double value, double from, double before) {
        assertThat(FirstDouble.before(value, from)).isEqualTo(before);
    }
}
