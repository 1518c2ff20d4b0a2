package io.tandem.ingest.messaging;

import io.tandem.ingest.application.ReadingLog;
import io.tandem.ingest.contract.ReadingReceived;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Readings on their topic by station, and the observations that come of them on theirs.
@ApplicationScoped
class KafkaReadingLog implements ReadingLog {
    private final KafkaLog log;
    private final EventWriter events;

    KafkaReadingLog(KafkaLog log, EventWriter events) {
        this.log = log;
        this.events = events;
    }

    @Override
    public void append(List<Reading> readings, List<Observation> observations) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        readings.forEach(reading -> records.add(record(reading)));
        observations.forEach(observation -> records.add(KafkaObservationLog.record(observation)));
        log.append(records);
    }

    private ProducerRecord<String, byte[]> record(Reading reading) {
        ReadingReceived message = message(reading);
        var envelope = new EventWriter.Envelope(
                message.id(), "/stations/" + message.station(), ReadingReceived.TYPE, message.receivedAt());
        return events.write(Topic.READINGS, message.station(), envelope, message);
    }

    static ReadingReceived message(Reading reading) {
        return new ReadingReceived(
                reading.id().toString(),
                reading.station().mn(),
                reading.station().feed(),
                reading.station().city().value(),
                reading.system(),
                reading.command(),
                reading.request(),
                reading.dataTime(),
                reading.part(),
                reading.version(),
                reading.fields(),
                reading.receivedAt().truncatedTo(ChronoUnit.MICROS));
    }
}
