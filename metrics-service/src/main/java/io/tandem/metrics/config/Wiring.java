package io.tandem.metrics.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tandem.fold.FoldMeter;
import io.tandem.fold.FoldTrace;
import io.tandem.fold.Folding;
import io.tandem.fold.RebuildPlan;
import io.tandem.fold.RecordSender;
import io.tandem.fold.Relay;
import io.tandem.fold.StateRows;
import io.tandem.fold.TopicFold;
import io.tandem.fold.TopicMirror;
import io.tandem.fold.Transactions;
import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.contract.Topic;
import io.tandem.metrics.application.Definitions;
import io.tandem.metrics.application.FollowOutcome;
import io.tandem.metrics.application.FollowProgress;
import io.tandem.metrics.application.History;
import io.tandem.metrics.application.MetricsDocuments;
import io.tandem.metrics.application.ProgressStore;
import io.tandem.metrics.application.RecordObservations;
import io.tandem.metrics.persistence.ObservationRows;
import io.tandem.metrics.persistence.ObservationTables;
import io.tandem.metrics.persistence.PgHistory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts the fold, the mirrors and the use case together; the identifiers are channel names.
class Wiring {
    /// A document as text, as bytes and as a record.
    private static final long BYTES_OF_ROW = 12_288;

    /// With its share of the cell and of the memory's own bookkeeping.
    private static final long BYTES_OF_OBSERVATION = 512;

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Dependent
    RecordObservations.Bounds bounds(
            @ConfigProperty(name = "tandem.metrics.cities-at-once", defaultValue = "2000") int citiesAtOnce,
            @ConfigProperty(name = "tandem.metrics.complete-from", defaultValue = "0.885") double completeFrom) {
        if (!(completeFrom > 0 && completeFrom <= 1)) {
            throw new IllegalArgumentException("tandem.metrics.complete-from must be above 0 and at most 1");
        }
        return bounds(Runtime.getRuntime().maxMemory(), citiesAtOnce, completeFrom);
    }

    @Produces
    @Singleton
    RecordObservations recordObservations(
            Definitions definitions, MetricsDocuments documents, RecordObservations.Bounds bounds) {
        return new RecordObservations(definitions, documents, bounds);
    }

    /// A sixth of the heap for what is remembered, and at most a quarter for rows that are written and sent.
    static RecordObservations.Bounds bounds(long heap, int citiesAtOnce, double completeFrom) {
        return new RecordObservations.Bounds(
                heap / 6 / BYTES_OF_OBSERVATION,
                citiesAtOnce,
                Math.toIntExact(Math.min(Integer.MAX_VALUE, heap / 4 / BYTES_OF_ROW)),
                completeFrom);
    }

    @Produces
    @Singleton
    FollowProgress followProgress(Definitions definitions, ProgressStore store) {
        return new FollowProgress(definitions, store, Topic.OBSERVATIONS.partitions());
    }

    @Produces
    @Singleton
    FollowOutcome followOutcome(Transactions transactions, InstantSource clock) {
        History history = new PgHistory(transactions, Topic.OBSERVATIONS.name());
        return new FollowOutcome(history, Topic.OBSERVATIONS.partitions(), clock);
    }

    @Produces
    @Singleton
    StateRows stateRows() {
        return new ObservationRows(Topic.OBSERVATIONS.name());
    }

    @Produces
    @Singleton
    RebuildPlan rebuildPlan() {
        return new ObservationTables();
    }

    @Produces
    @Singleton
    @Identifier("cities")
    TopicMirror<RosterPublished> rosters() {
        return new TopicMirror<>(Topic.CITIES.name(), json -> WireJson.read(json, RosterPublished.class));
    }

    @Produces
    @Singleton
    @Identifier("assessments")
    TopicMirror<AssessmentPublished> assessments() {
        return new TopicMirror<>(Topic.ASSESSMENTS.name(), json -> WireJson.read(json, AssessmentPublished.class));
    }

    @Produces
    @Singleton
    @Identifier("observations")
    TopicFold observations(
            Transactions transactions,
            Folding folding,
            KafkaClientService clients,
            MeterRegistry registry,
            OpenTelemetry telemetry,
            InstantSource clock,
            @Identifier("cities") TopicMirror<RosterPublished> rosters,
            @Identifier("assessments") TopicMirror<AssessmentPublished> assessments) {
        String topic = Topic.OBSERVATIONS.name();
        FoldMeter meter = new FoldMeter(topic, registry, clock);
        FoldTrace trace = new FoldTrace(topic, telemetry);
        Relay relay = new Relay(topic, transactions, folding, new RecordSender(clients, "city-metrics"), meter, trace);
        return new TopicFold(topic, transactions, folding, relay, meter, trace, List.of(rosters, assessments));
    }
}
