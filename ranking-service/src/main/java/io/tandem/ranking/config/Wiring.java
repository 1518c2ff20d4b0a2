package io.tandem.ranking.config;

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
import io.tandem.ranking.application.ApplyCityMetrics;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.application.SnapshotReader;
import io.tandem.ranking.application.Snapshots;
import io.tandem.ranking.persistence.MissingMetrics;
import io.tandem.ranking.persistence.StandingLines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/// Puts the fold, the mirrors, the use case and the read model together; the identifiers are channel names.
class Wiring {
    private static final io.tandem.metrics.contract.Topic CITY_METRICS = io.tandem.metrics.contract.Topic.CITY_METRICS;

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    @Identifier("cities")
    TopicMirror<RosterPublished> rosters() {
        return new TopicMirror<>(
                io.tandem.ingest.contract.Topic.CITIES.name(), json -> WireJson.read(json, RosterPublished.class));
    }

    @Produces
    @Singleton
    @Identifier("assessments")
    TopicMirror<AssessmentPublished> assessments() {
        return new TopicMirror<>(
                io.tandem.ingest.contract.Topic.ASSESSMENTS.name(),
                json -> WireJson.read(json, AssessmentPublished.class));
    }

    @Produces
    @Singleton
    ApplyCityMetrics applyCityMetrics(Definitions definitions) {
        return new ApplyCityMetrics(definitions, Wiring::laneOf);
    }

    @Produces
    @Singleton
    StateRows stateRows() {
        return new StandingLines(CITY_METRICS.name());
    }

    @Produces
    @Singleton
    RebuildPlan rebuildPlan() {
        return new MissingMetrics();
    }

    @Produces
    @Singleton
    Boards boards(BoardReader reader, RankingConfig config) {
        return new Boards(reader, config.stream().movesKept());
    }

    @Produces
    @Singleton
    Snapshots snapshots(SnapshotReader reader, Boards boards) {
        return new Snapshots(reader, boards);
    }

    @Produces
    @Singleton
    @Identifier("city-metrics")
    TopicFold cityMetrics(
            Transactions transactions,
            Folding folding,
            KafkaClientService clients,
            MeterRegistry registry,
            OpenTelemetry telemetry,
            InstantSource clock,
            @Identifier("cities") TopicMirror<RosterPublished> rosters,
            @Identifier("assessments") TopicMirror<AssessmentPublished> assessments) {
        String topic = CITY_METRICS.name();
        FoldMeter meter = new FoldMeter(topic, registry, clock);
        FoldTrace trace = new FoldTrace(topic, telemetry);
        Relay relay =
                new Relay(topic, transactions, folding, new RecordSender(clients, "ranking-changes"), meter, trace);
        return new TopicFold(topic, transactions, folding, relay, meter, trace, List.of(rosters, assessments));
    }

    /// Where metrics-service sends an assessment's metrics. Should it ever send them elsewhere, boards stay
    /// right: two writers of one board notice each other by its version.
    static int laneOf(String assessment) {
        return Utils.toPositive(Utils.murmur2(assessment.getBytes(StandardCharsets.UTF_8))) % CITY_METRICS.partitions();
    }
}
