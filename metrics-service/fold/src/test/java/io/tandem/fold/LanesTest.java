package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    @Test
    void memoryIsReadAnewAfterAnAssignmentAndThenNotAgain() {
        lanes.assign(Map.of(3, 10L));

        assertThat(fold(0).reload()).isTrue();
        assertThat(fold(0).reload()).isFalse();
    }

    @Test
    void memoryIsReadAnewWhenTheGenerationHasChanged() {
        lanes.assign(Map.of(3, 10L));
        fold(4);

        assertThat(fold(5).reload()).isTrue();
        assertThat(fold(5).reload()).isFalse();
    }

    @Test
    void recordsThatHaveBeenPassedAreLeftOut() {
        lanes.assign(Map.of(3, 10L));

        List<Lanes.Step> steps = lanes.steps(records(8, 9, 10, 12));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.records()).extracting(ConsumerRecord::offset).containsExactly(10L, 12L);
            assertThat(step.next()).isEqualTo(13);
        });
    }

    @Test
    void aLaneThatStandsBeyondWhatWasAttemptedWasOvertaken() {
        lanes.assign(Map.of(3, 10L));
        lanes.steps(records(10, 11));

        assertThat(lanes.overtaken(Map.of(3, 10L))).isFalse();
        assertThat(lanes.overtaken(Map.of(3, 12L))).isFalse();
        assertThat(lanes.overtaken(Map.of(3, 13L))).isTrue();
    }

    @Test
    void aLaneThatWentBackIsReported() {
        lanes.assign(Map.of(3, 10L));

        assertThat(lanes.resynchronise(Map.of(3, 9L)))
                .hasValueSatisfying(defect -> assertThat(defect).contains("lane 3 from 10 to 9"));
    }

    private LaneBatch fold(long generation) {
        List<Lanes.Step> steps = lanes.steps(records());
        Map<Integer, OffsetLedger.Standing> standings = Map.of(3, new OffsetLedger.Standing(10, 0, generation));
        LaneBatch batch = lanes.batches(steps, standings).getFirst();
        lanes.committed(steps, standings);
        return batch;
    }

    private static SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> records(long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = java.util.Arrays.stream(offsets)
                .mapToObj(offset -> new ConsumerRecord<>("t", 3, offset, new byte[0], new byte[0]))
                .toList();
        return new TreeMap<>(Map.of(3, records));
    }
}
