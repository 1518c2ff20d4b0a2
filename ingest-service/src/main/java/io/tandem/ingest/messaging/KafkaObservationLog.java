package io.tandem.ingest.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tandem.ingest.application.ObservationLog;
import io.tandem.ingest.application.Receipt;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.domain.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Observations on their topic, keyed by city: all news of a city is in one partition, in the order it came.
@ApplicationScoped
class KafkaObservationLog implements ObservationLog {
    private final KafkaLog log;
    private final EventWriter events;
    private final SendTrace trace;
    private final Timer acknowledgement;

    KafkaObservationLog(KafkaLog log, EventWriter events, SendTrace trace, MeterRegistry meters) {
        this.log = log;
        this.events = events;
        this.trace = trace;
        this.acknowledgement = Timer.builder("tandem.ingest.acknowledgement")
                .description("From the first record of a request being sent to the last being acknowledged")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public List<Receipt> append(List<Observation> observations) {
        var records = observations.stream().map(this::record).toList();
        return Objects.requireNonNull(acknowledgement.record(() -> trace.send(records, () -> log.append(records))))
                .stream()
                .map(metadata -> new Receipt(metadata.partition(), metadata.offset()))
                .toList();
    }

    ProducerRecord<String, byte[]> record(Observation o) {
        var envelope = new EventWriter.Envelope(o.id(), "/feeds/" + o.feed(), ObservationAccepted.TYPE, o.observedAt());
        return events.write(Topic.OBSERVATIONS, o.city().value(), envelope, message(o));
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
