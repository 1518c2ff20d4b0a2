package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StallWatch watch = new StallWatch(Duration.ofSeconds(30));

    @Test
    void aLaneThatStandsWithRecordsToFoldIsAStallAfterThePatience() {
        assertThat(look(0, 5, 9)).isEmpty();
        assertThat(look(29, 5, 12)).isEmpty();
        assertThat(look(30, 5, 12))
                .hasValueSatisfying(stall -> assertThat(stall)
                        .isEqualTo("lane 3 has stood at 5 since 2026-01-01T00:00:00Z with records to fold"));
    }

    @Test
    void aLaneThatMovesIsNone() {
        assertThat(look(0, 5, 9)).isEmpty();
        assertThat(look(20, 6, 9)).isEmpty();
        assertThat(look(40, 6, 9)).isEmpty();
        assertThat(look(50, 6, 9)).isPresent();
    }

    @Test
    void aLaneWithNothingToFoldIsNone() {
        assertThat(look(0, 9, 9)).isEmpty();
        assertThat(look(25, 9, 9)).isEmpty();
        assertThat(look(50, 9, 10)).isEmpty();
        assertThat(look(75, 9, 10)).isEmpty();
        assertThat(look(80, 9, 10)).isPresent();
    }

    @Test
    void aPauseExplainsIt() {
        assertThat(look(0, 5, 9)).isEmpty();
        assertThat(watch.look(Map.of(3, new StallWatch.Lane(5, 9)), true, START.plusSeconds(20)))
                .isEmpty();
        assertThat(look(40, 5, 9)).isEmpty();
        assertThat(look(50, 5, 9)).isPresent();
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNoStall() {
        assertThat(look(0, 5, 9)).isEmpty();
        assertThat(watch.look(Map.of(), false, START.plusSeconds(20))).isEmpty();
        assertThat(look(40, 5, 9)).isEmpty();
    }

    @Test
    void aProcessThatStoodStillItselfBeginsAnew() {
        assertThat(look(0, 5, 9)).isEmpty();
        assertThat(look(31, 5, 9)).isEmpty();
        assertThat(look(60, 5, 9)).isEmpty();
        assertThat(look(61, 5, 9)).isPresent();
    }

    private Optional<String> look(int second, long position, long end) {
        return watch.look(Map.of(3, new StallWatch.Lane(position, end)), false, START.plusSeconds(second));
    }
}
