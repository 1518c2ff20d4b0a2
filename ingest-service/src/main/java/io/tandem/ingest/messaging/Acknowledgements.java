package io.tandem.ingest.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// The broker's answers to one batch of records: all of them, or the first failure.
final class Acknowledgements {
    private final @Nullable RecordMetadata[] answers;
    private final CountDownLatch missing;
    private volatile @Nullable Exception failure;

    Acknowledgements(int expected) {
        answers = new RecordMetadata[expected];
        missing = new CountDownLatch(expected);
    }

    /// Takes the answer to one record; called by the producer's thread.
    void answer(int index, RecordMetadata metadata, @Nullable Exception problem) {
        answers[index] = metadata;
        if (problem != null) {
            fail(problem);
        }
        missing.countDown();
    }

    /// Ends the waiting: one record that is not durable is enough to fail the batch.
    void fail(Exception problem) {
        failure = problem;
        while (missing.getCount() > 0) {
            missing.countDown();
        }
    }

    /// How many records there are.
    int expected() {
        return answers.length;
    }

    boolean hasFailed() {
        return failure != null;
    }

    @Nullable
    Exception failure() {
        return failure;
    }

    /// Whether every answer came in time; false as well when one was a failure.
    boolean await(long nanos) throws InterruptedException {
        return missing.await(nanos, TimeUnit.NANOSECONDS) && !hasFailed();
    }

    /// The answers in the records' order, after [#await] returned true.
    List<RecordMetadata> all() {
        return Arrays.asList(answers);
    }
}
