package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetVectorTest {
    @Test
    void aVectorIsReachedWhenEveryLaneIsThereAndPassedWhenOneIsBeyond() {
        OffsetVector wanted = OffsetVector.parse("0:5,11:7");

        assertThat(wanted.reachedBy(Map.of(0, 5L, 11, 6L))).isFalse();
        assertThat(wanted.passedBy(Map.of(0, 5L, 11, 6L))).isFalse();
        assertThat(wanted.reachedBy(Map.of(0, 5L, 11, 7L, 3, 9L))).isTrue();
        assertThat(wanted.passedBy(Map.of(0, 5L, 11, 7L, 3, 9L))).isFalse();
        assertThat(wanted.passedBy(Map.of(0, 6L))).isTrue();
    }

    @Test
    void noLaneNamedMeansAnyState() {
        assertThat(OffsetVector.parse(null).reachedBy(Map.of())).isTrue();
        assertThat(OffsetVector.parse("").passedBy(Map.of(1, 1L))).isFalse();
    }

    @Test
    void aLaneWithoutRecordsStandsAtZero() {
        assertThat(OffsetVector.parse("4:0").reachedBy(Map.of())).isTrue();
        assertThat(OffsetVector.parse("4:1").reachedBy(Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0",
                "0:",
                ":1",
                "0:1,",
                ",0:1",
                "0:1,0:2",
                "-1:1",
                "0:-1",
                "0:1;1:2",
                "0:9999999999999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OffsetVector.parse(text));
    }
}
