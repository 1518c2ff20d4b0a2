package io.tandem.ingest.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tandem.ingest.application.ObservationLog;
import io.tandem.ingest.application.Receipt;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.domain.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Observations on their topic, keyed by city: all news of a city is in one partition, in the order it came.
@ApplicationScoped
class KafkaObservationLog implements ObservationLog {
    private final KafkaLog log;
    private final SendTrace trace;
    private final Timer acknowledgement;

    KafkaObservationLog(KafkaLog log, SendTrace trace, MeterRegistry meters) {
        this.log = log;
        this.trace = trace;
        this.acknowledgement = Timer.builder("tandem.ingest.acknowledgement")
                .description("From the first record of a request being sent to the last being acknowledged")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public Sent send(List<Observation> observations) {
        ObservationRecords writer = new ObservationRecords();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            records.add(writer.record(message(observation)));
        }
        SendTrace.Sending traced = trace.begin(records);
        long begun = System.nanoTime();
        KafkaLog.Sending sending = log.send(records);
        return () -> receipts(sending, traced, begun);
    }

    private List<Receipt> receipts(KafkaLog.Sending sending, SendTrace.Sending traced, long begun) {
        try {
            return sending.await().stream()
                    .map(metadata -> new Receipt(metadata.partition(), metadata.offset()))
                    .toList();
        } catch (UnavailableException failure) {
            traced.failed();
            throw failure;
        } finally {
            traced.end();
            acknowledgement.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    static ProducerRecord<String, byte[]> record(Observation observation) {
        return new ObservationRecords().record(message(observation));
    }

    static ObservationAccepted message(Observation o) {
        return new ObservationAccepted(
                o.id(),
                o.feed(),
                o.city().value(),
                o.indicator().name(),
                o.period().toString(),
                o.value(),
                o.unit(),
                o.status().wireName(),
                o.revision(),
                o.observedAt(),
                o.receivedAt(),
                o.reason());
    }
}
