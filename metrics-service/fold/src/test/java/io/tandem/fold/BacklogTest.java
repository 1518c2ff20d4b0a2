package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog(4);

    @Test
    void whatWaitsIsTakenTogetherInOrder() {
        assertThat(backlog.add(polled(1, 10, 11))).isTrue();
        assertThat(backlog.add(polled(0, 5))).isTrue();
        assertThat(backlog.add(polled(1, 12))).isFalse();

        assertThat(offsets()).isEqualTo(Map.of(0, List.of(5L), 1, List.of(10L, 11L, 12L)));
        assertThat(offsets()).isEmpty();
        assertThat(backlog.add(polled(1, 13))).isTrue();
    }

    @Test
    void recordsOfALaneThatWentAreForgottenAndMakeRoom() {
        backlog.add(polled(1, 10, 11));
        backlog.add(polled(2, 7));

        backlog.forget(List.of(1, 3));

        assertThat(backlog.add(polled(2, 8, 9))).isTrue();
        assertThat(offsets()).isEqualTo(Map.of(2, List.of(7L, 8L, 9L)));
    }

    private Map<Integer, List<Long>> offsets() {
        Map<Integer, List<Long>> offsets = new java.util.TreeMap<>();
        backlog.take()
                .forEach((lane, records) -> offsets.put(
                        lane, records.stream().map(ConsumerRecord::offset).toList()));
        return offsets;
    }

    private static ConsumerRecords<byte[], byte[]> polled(int partition, long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (long offset : offsets) {
            records.add(new ConsumerRecord<>("t", partition, offset, new byte[0], new byte[0]));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition("t", partition), records), Map.of());
    }
}
