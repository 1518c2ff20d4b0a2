package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneStateTest {
    @Test
    void aLaneBalancesWhenEachRecordPassedHasOneOutcome() {
        assertThat(new LaneState("t", 0, 10, 7, 7, 4, 3, 2, 1).unbalanced()).isZero();
        assertThat(new LaneState("t", 0, 10, 7, 7, 4, 3, 1, 1).unbalanced()).isEqualTo(1);
        assertThat(new LaneState("t", 0, 10, 7, 7, 5, 3, 2, 1).unbalanced()).isEqualTo(-1);
    }

    @Test
    void whatIsCommittedAndNotAcknowledgedIsPending() {
        assertThat(new LaneState("t", 0, 10, 7, 5, 4, 3, 2, 1).pending()).isEqualTo(2);
    }
}
