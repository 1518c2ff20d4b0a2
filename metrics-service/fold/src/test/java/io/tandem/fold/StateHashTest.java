package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateHashTest {
    @Test
    void oneLineHashesToTheFirstHalfOfItsSha256() {
        // SHA-256 of "abc" (FIPS 180-4, example B.1) begins with these 16 bytes
        assertThat(StateHash.of(List.of("abc")).hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @Test
    void theOrderOfLinesDoesNotMatterAndTheirNumberDoes() {
        assertThat(StateHash.of(List.of("a", "b", "唐山"))).isEqualTo(StateHash.of(List.of("唐山", "b", "a")));
        assertThat(StateHash.of(List.of("a", "a"))).isNotEqualTo(StateHash.of(List.of("a")));
        assertThat(StateHash.of(List.of("ab"))).isNotEqualTo(StateHash.of(List.of("a", "b")));
    }

    @Test
    void partsAddUpToTheWhole() {
        StateHash parts = StateHash.of(List.of("a", "b")).plus(StateHash.of(List.of("c")));

        assertThat(parts).isEqualTo(StateHash.of(List.of("c", "a", "b")));
        assertThat(parts.rows()).isEqualTo(3);
    }

    @Test
    void sumsThatLeaveTheRangeOfALongWrapAround() {
        BigDecimal most = new BigDecimal(Long.MAX_VALUE).multiply(BigDecimal.valueOf(3));

        StateHash hash = StateHash.of(3, most, most.negate());

        assertThat(hash.first()).isEqualTo(Long.MAX_VALUE * 3);
        assertThat(hash.second()).isEqualTo(-(Long.MAX_VALUE * 3));
    }

    @Test
    void nothingHashesToZeros() {
        assertThat(StateHash.EMPTY.hex()).isEqualTo("0".repeat(32));
    }
}
