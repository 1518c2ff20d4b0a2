package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void halvesKeepEveryRecordAndEachLanesOrder() {
        for (int first = 0; first < 6; first++) {
            for (int second = 2; second < 6; second++) {
                Work work = new Work(new TreeMap<>(Map.of(0, records(0, first), 3, records(3, second))), null);

                List<Work> halves = work.halves();

                assertThat(halves).hasSize(2).allMatch(half -> half.size() >= work.size() / 2);
                SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> joined = new TreeMap<>();
                halves.forEach(half -> half.lanes()
                        .forEach((lane, records) -> joined.computeIfAbsent(lane, _ -> new ArrayList<>())
                                .addAll(records)));
                work.lanes()
                        .forEach((lane, records) ->
                                assertThat(joined.getOrDefault(lane, List.of())).isEqualTo(records));
            }
        }
    }

    @Test
    void halvingEndsAtSingleRecords() {
        Work work = new Work(new TreeMap<>(Map.of(1, records(1, 2))), null);

        assertThat(work.halves()).extracting(Work::size).containsExactly(1, 1);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int lane, int count) {
        return IntStream.range(0, count)
                .mapToObj(offset -> new ConsumerRecord<>("t", lane, offset, new byte[0], new byte[0]))
                .toList();
    }
}
