package io.tandem.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        // base, current, reduction, rate (report §2.4: positive is a fall)
        "200, 150, 50, 0.25",
        "100, 475.83, -375.83, -3.7583",
        "5, 5, 0, 0",
        "8, 0, 8, 1"
    })
    void aFallIsPositiveAndARiseNegative(double base, double current, double reduction, double rate) {
        Change change = new Change(base, current);

        assertThat(change.reduction()).isCloseTo(reduction, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(change.rate()).isCloseTo(rate, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void nothingIsAFractionOfZero() {
        Change change = new Change(0, 7);

        assertThat(change.hasRate()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(change::rate);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, -1", "NaN, 1", "1, Infinity"})
    void levelsThatCannotBeAreRefused(double base, double current) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Change(base, current));
    }
}
