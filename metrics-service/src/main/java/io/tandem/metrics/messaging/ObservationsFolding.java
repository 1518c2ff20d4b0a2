package io.tandem.metrics.messaging;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Folded;
import io.tandem.fold.Folding;
import io.tandem.fold.LaneBatch;
import io.tandem.fold.LaneResult;
import io.tandem.fold.Outgoing;
import io.tandem.fold.Quarantined;
import io.tandem.metrics.application.Arrival;
import io.tandem.metrics.application.Intake;
import io.tandem.metrics.application.MetricsRow;
import io.tandem.metrics.application.MetricsStore;
import io.tandem.metrics.application.RecordObservations;
import io.tandem.metrics.application.Recorded;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;

/// Folds the observations' log: reads what can be read, records it, and puts the rest aside.
@Singleton
class ObservationsFolding implements Folding {
    private final RecordObservations recordObservations;
    private final MetricsStore.Source stores;
    private final InstantSource clock;

    ObservationsFolding(RecordObservations recordObservations, MetricsStore.Source stores, InstantSource clock) {
        this.recordObservations = recordObservations;
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Uni<Folded> fold(Mutiny.StatelessSession tx, List<LaneBatch> batches) {
        List<Read> reads = batches.stream().map(ObservationsFolding::read).toList();
        return recordObservations
                .record(
                        stores.in(tx),
                        reads.stream().map(Read::intake).toList(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(recorded -> new Folded(
                        IntStream.range(0, reads.size())
                                .mapToObj(i -> result(
                                        recorded.lanes().get(i), reads.get(i).unreadable()))
                                .toList(),
                        recorded.more(),
                        recorded.onCommit()));
    }

    @Override
    public int most() {
        return recordObservations.most();
    }

    @Override
    public Uni<List<Outgoing>> committedAfter(Mutiny.StatelessSession tx, int lane, long after, int limit) {
        return stores.in(tx).rowsAfter(lane, after, limit).map(ObservationsFolding::outgoing);
    }

    @Override
    public Folding fresh() {
        return new ObservationsFolding(recordObservations.fresh(), stores, clock);
    }

    private static LaneResult result(Recorded.Lane lane, List<Quarantined> unreadable) {
        return new LaneResult(
                lane.lane(), outgoing(lane.rows()), lane.applied(), lane.duplicate(), lane.superseded(), unreadable);
    }

    private static List<Outgoing> outgoing(List<MetricsRow> rows) {
        return rows.stream().map(MetricsMessages::outgoing).toList();
    }

    private static Read read(LaneBatch batch) {
        List<Arrival> arrivals = new ArrayList<>();
        List<Quarantined> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            try {
                arrivals.add(ObservationReader.read(record));
            } catch (IllegalArgumentException reason) {
                unreadable.add(new Quarantined(record, String.valueOf(reason.getMessage())));
            }
        }
        return new Read(new Intake(batch.lane(), batch.sequence(), batch.reload(), arrivals), unreadable);
    }

    private record Read(Intake intake, List<Quarantined> unreadable) {}
}
