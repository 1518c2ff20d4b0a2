package io.tandem.ingest.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes records and waits until each is on all in-sync replicas, within the acknowledgement timeout.
///
/// The raw producer of the channel `observations` is used: a batch is one wait, not one promise for each record.
/// The calling thread may block in `send` while the producer's memory is full.
@ApplicationScoped
class KafkaLog {
    private static final Logger LOG = Logger.getLogger(KafkaLog.class);

    private final KafkaClientService clients;
    private final Duration timeout;

    KafkaLog(KafkaClientService clients, IngestConfig config) {
        this.clients = clients;
        this.timeout = config.acknowledgementTimeout();
    }

    /// Where each record is, in their order.
    ///
    /// @throws UnavailableException when it is not known of each that it is durable; some may be
    List<RecordMetadata> append(List<ProducerRecord<String, byte[]>> records) {
        return send(records).await();
    }

    /// Hands records to the producer and does not wait for the broker; blocks only while the producer's memory is full.
    Sending send(List<ProducerRecord<String, byte[]>> records) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Acknowledgements acknowledgements = new Acknowledgements(records.size());
        try {
            sendAll(records, acknowledgements, deadline);
        } catch (KafkaException | IllegalStateException e) {
            acknowledgements.fail(e);
        }
        return new Sending(acknowledgements, deadline);
    }

    /// Records on their way, until a deadline.
    record Sending(Acknowledgements acknowledgements, long deadline) {
        /// Where each record is, in their order.
        ///
        /// @throws UnavailableException when it is not known of each that it is durable; some may be
        List<RecordMetadata> await() {
            try {
                if (acknowledgements.await(deadline - System.nanoTime())) {
                    return acknowledgements.all();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                acknowledgements.fail(e);
            }
            throw unavailable(acknowledgements.expected(), acknowledgements.failure());
        }
    }

    private void sendAll(
            List<ProducerRecord<String, byte[]>> records, Acknowledgements acknowledgements, long deadline) {
        Producer<String, byte[]> producer = producer();
        for (int i = 0; i < records.size(); i++) {
            if (acknowledgements.hasFailed() || System.nanoTime() > deadline) {
                return; // what was not sent was not acknowledged either
            }
            int index = i;
            var _ = producer.send(
                    records.get(i), (metadata, problem) -> acknowledgements.answer(index, metadata, problem));
        }
    }

    private Producer<String, byte[]> producer() {
        return Objects.requireNonNull(
                        clients.<String, byte[]>getProducer("observations"), "channel observations has no producer")
                .unwrap();
    }

    private static UnavailableException unavailable(int records, @Nullable Exception cause) {
        String what =
                cause == null ? "no acknowledgement in time" : cause.getClass().getSimpleName();
        LOG.warnf("the log did not confirm %d record(s): %s", records, what);
        return new UnavailableException(
                Refusal.LOG_UNAVAILABLE,
                "The log did not confirm in time, so it is not known what it holds. Send the same again.");
    }
}
