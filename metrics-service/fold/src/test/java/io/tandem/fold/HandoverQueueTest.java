package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class HandoverQueueTest {
    private final HandoverQueue queue = new HandoverQueue(100);

    @Test
    void whatFitsWaitsInOrder() {
        assertThat(queue.offer(0, List.of(row(1, 40)))).isTrue();
        assertThat(queue.offer(1, List.of(row(1, 30), row(2, 30)))).isTrue();

        assertThat(queue.take()).extracting(HandoverQueue.Handed::lane).containsExactly(0, 1);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void whatDoesNotFitIsRefusedWhole() {
        assertThat(queue.offer(0, List.of(row(1, 60)))).isTrue();
        assertThat(queue.offer(0, List.of(row(2, 1), row(3, 40)))).isFalse();

        assertThat(queue.take())
                .singleElement()
                .satisfies(handed -> assertThat(handed.rows()).hasSize(1));
    }

    @Test
    void aCommitThatIsTooLargeForItAloneWaitsAlone() {
        assertThat(queue.offer(0, List.of(row(1, 500)))).isTrue();
        assertThat(queue.offer(0, List.of(row(2, 1)))).isFalse();
    }

    @Test
    void thereIsRoomAgainOnceAllWasTaken() {
        assertThat(queue.offer(0, List.of(row(1, 100)))).isTrue();
        var _ = queue.take();

        assertThat(queue.offer(0, List.of(row(2, 100)))).isTrue();
    }

    @Test
    void fewLargeRowsAreReadAtOnceAndManySmallOnes() {
        assertThat(Relay.rowsLike(List.of(row(1, 2 << 20), row(2, 2 << 20)))).isEqualTo(2);
        assertThat(Relay.rowsLike(List.of(row(1, 10 << 20)))).isEqualTo(1);
        assertThat(Relay.rowsLike(List.of(row(1, 10)))).isEqualTo(1_000);
    }

    private static Outgoing row(long sequence, int bytes) {
        return new Outgoing(sequence, new ProducerRecord<>("topic", new byte[bytes]), _ -> true);
    }
}
