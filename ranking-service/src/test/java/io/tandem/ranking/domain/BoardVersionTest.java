package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardVersionTest {
    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(BoardVersion.parse("2:17"))
                .isEqualTo(new BoardVersion(2, 17))
                .hasToString("2:17");
        assertThat(BoardVersion.parse("1:0")).isEqualTo(BoardVersion.NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1:", ":1", "0:1", "1:-1", "01:1", "1:01", "1:2:3", "a:b", "1:99999999999999999999"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BoardVersion.parse(text));
    }

    @Test
    void sequencesGoOnWhenTheEpochIsRaised() {
        assertThat(new BoardVersion(1, 41).nextEpoch()).isEqualTo(new BoardVersion(2, 42));
        assertThat(new BoardVersion(2, 42).includes(new BoardVersion(1, 41))).isTrue();
        assertThat(new BoardVersion(1, 41).includes(new BoardVersion(2, 42))).isFalse();
        assertThat(new BoardVersion(1, 2).precedes(new BoardVersion(1, 3))).isTrue();
        assertThat(new BoardVersion(1, 2).precedes(new BoardVersion(2, 3))).isTrue();
        assertThat(new BoardVersion(1, 2).precedes(new BoardVersion(3, 3))).isFalse();
        assertThat(new BoardVersion(1, 2).precedes(new BoardVersion(2, 4))).isFalse();
    }
}
