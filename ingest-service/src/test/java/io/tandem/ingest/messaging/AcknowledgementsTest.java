package io.tandem.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private static RecordMetadata at(long offset) {
        return new RecordMetadata(new TopicPartition("t", 0), offset, 0, 0, 0, 0);
    }

    @Test
    void answersKeepTheRecordsOrderWhateverOrderTheyComeIn() throws InterruptedException {
        Acknowledgements acknowledgements = new Acknowledgements(2);
        acknowledgements.answer(1, at(7), null);
        acknowledgements.answer(0, at(9), null);

        assertThat(acknowledgements.await(0)).isTrue();
        assertThat(acknowledgements.all()).extracting(RecordMetadata::offset).containsExactly(9L, 7L);
    }

    @Test
    void oneMissingAnswerIsNoSuccess() throws InterruptedException {
        Acknowledgements acknowledgements = new Acknowledgements(2);
        acknowledgements.answer(0, at(1), null);

        assertThat(acknowledgements.await(1_000_000)).isFalse();
    }

    @Test
    void oneFailureEndsTheWaitingAtOnceAndIsNoSuccess() throws InterruptedException {
        Acknowledgements acknowledgements = new Acknowledgements(3);
        acknowledgements.answer(0, at(1), null);
        acknowledgements.answer(1, at(-1), new TimeoutException("late"));

        assertThat(acknowledgements.await(Long.MAX_VALUE)).isFalse();
        assertThat(acknowledgements.failure()).isInstanceOf(TimeoutException.class);
    }
}
