package io.tandem.ranking.messaging;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.EventRecords;
import io.tandem.fold.Folded;
import io.tandem.fold.Folding;
import io.tandem.fold.LaneBatch;
import io.tandem.fold.LaneResult;
import io.tandem.fold.Outgoing;
import io.tandem.fold.Quarantined;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.application.ApplyCityMetrics;
import io.tandem.ranking.application.Arrival;
import io.tandem.ranking.application.BoardStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;

/// Folds the cities' metrics into boards: reads what can be read, applies it, and puts the rest aside.
@Singleton
class CityMetricsFolding implements Folding {
    private final ApplyCityMetrics applyCityMetrics;
    private final BoardStore.Source stores;
    private final InstantSource clock;

    CityMetricsFolding(ApplyCityMetrics applyCityMetrics, BoardStore.Source stores, InstantSource clock) {
        this.applyCityMetrics = applyCityMetrics;
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Uni<Folded> fold(Mutiny.StatelessSession tx, List<LaneBatch> batches) {
        List<Read> reads = batches.stream().map(CityMetricsFolding::read).toList();
        return applyCityMetrics
                .apply(
                        stores.in(tx),
                        reads.stream().map(Read::intake).toList(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(applied -> new Folded(
                        IntStream.range(0, reads.size())
                                .mapToObj(i -> result(
                                        applied.lanes().get(i), reads.get(i).unreadable()))
                                .toList(),
                        applied.onCommit()));
    }

    @Override
    public Uni<List<Outgoing>> committedAfter(Mutiny.StatelessSession tx, int lane, long after, int limit) {
        return stores.in(tx).changesOf(lane, after, limit).map(CityMetricsFolding::outgoing);
    }

    @Override
    public Folding fresh() {
        return new CityMetricsFolding(applyCityMetrics.fresh(), stores, clock);
    }

    private static LaneResult result(ApplyCityMetrics.Lane lane, List<Quarantined> unreadable) {
        return new LaneResult(
                lane.lane(), outgoing(lane.changes()), lane.applied(), lane.duplicate(), lane.superseded(), unreadable);
    }

    private static List<Outgoing> outgoing(List<BoardStore.Numbered> changes) {
        return changes.stream().map(ChangeRecords::write).toList();
    }

    private static Read read(LaneBatch batch) {
        List<Arrival> metrics = new ArrayList<>(batch.records().size());
        List<Quarantined> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            try {
                metrics.add(new Arrival(
                        MetricsForm.read(
                                EventRecords.read(record, CityMetricsComputed.TYPE, CityMetricsComputed.class)),
                        new String(record.value(), StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException reason) {
                unreadable.add(new Quarantined(record, String.valueOf(reason.getMessage())));
            }
        }
        return new Read(
                new ApplyCityMetrics.Intake(batch.lane(), batch.sequence(), batch.reload(), metrics), unreadable);
    }

    private record Read(ApplyCityMetrics.Intake intake, List<Quarantined> unreadable) {}
}
