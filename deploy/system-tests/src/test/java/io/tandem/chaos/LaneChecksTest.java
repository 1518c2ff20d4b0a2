package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cluster.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneChecksTest {
    private final Model model = new Model();

    @BeforeEach
    void twoRecordsOfWhichOneIsARepetition() {
        model.take(0, Samples.validated(0, 1, 10));
        model.take(0, Samples.validated(0, 1, 10));
    }

    @Test
    void whatAgreesWithTheLogKeepsThePromises() {
        List<Ledger.Lane> lanes = List.of(lane(2, 1, 1, 0));

        assertThat(LaneChecks.conserved("any", lanes, Map.of(0, 2L)).kept()).isTrue();
        assertThat(LaneChecks.effectsOnce(lanes, model).kept()).isTrue();
        assertThat(LaneChecks.handedOver("any", lanes, Map.of(0, 1L)).kept()).isTrue();
        assertThat(LaneChecks.doubleEffects(lanes, model)).isZero();
    }

    @Test
    void aRepetitionThatTookEffectIsFoundThoughTheSumIsRight() {
        List<Ledger.Lane> lanes = List.of(lane(2, 2, 0, 0));

        assertThat(LaneChecks.conserved("any", lanes, Map.of(0, 2L)).kept()).isTrue();
        assertThat(LaneChecks.effectsOnce(lanes, model).kept()).isFalse();
        assertThat(LaneChecks.doubleEffects(lanes, model)).isEqualTo(1);
    }

    @Test
    void aRecordThatWasCountedTwiceIsFound() {
        List<Ledger.Lane> lanes = List.of(lane(2, 1, 2, 0));

        assertThat(LaneChecks.conserved("any", lanes, Map.of(0, 2L)).kept()).isFalse();
        assertThat(LaneChecks.doubleEffects(lanes, model)).isEqualTo(1);
    }

    @Test
    void aLaneThatStopsShortOfTheLogOrIsMissingIsFound() {
        assertThat(LaneChecks.conserved("any", List.of(lane(1, 1, 0, 0)), Map.of(0, 2L))
                        .kept())
                .isFalse();
        assertThat(LaneChecks.conserved("any", List.of(), Map.of(0, 2L)).kept()).isFalse();
    }

    @Test
    void aQuarantinedRecordIsFound() {
        assertThat(LaneChecks.conserved("any", List.of(lane(2, 1, 0, 1)), Map.of(0, 2L))
                        .kept())
                .isFalse();
    }

    @Test
    void outputThatIsMissingOrNotHandedOverIsFound() {
        List<Ledger.Lane> lanes = List.of(lane(2, 1, 1, 0));

        assertThat(LaneChecks.handedOver("any", lanes, Map.of(0, -1L)).kept()).isFalse();
        assertThat(LaneChecks.handedOver("any", lanes, Map.of()).kept()).isFalse();
    }

    private static Ledger.Lane lane(long nextOffset, long applied, long duplicate, long quarantined) {
        return new Ledger.Lane(0, nextOffset, 1, 1, applied, duplicate, 0, quarantined);
    }
}
