package io.tandem.ranking.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.tandem.fold.TopicFold;
import io.tandem.fold.TopicMirror;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The channels, each bound to what works on it.
@ApplicationScoped
class Consumers {
    private final TopicFold cityMetrics;
    private final RankingChanges rankingChanges;
    private final TopicMirror<RosterPublished> rosters;
    private final TopicMirror<AssessmentPublished> assessments;

    /// Injecting the outgoing channel brings its producer into being, which the relay then uses directly.
    Consumers(
            @Identifier("city-metrics") TopicFold cityMetrics,
            @Identifier("ranking-changes-in") RankingChanges rankingChanges,
            @Identifier("cities") TopicMirror<RosterPublished> rosters,
            @Identifier("assessments") TopicMirror<AssessmentPublished> assessments,
            @Channel("ranking-changes") MutinyEmitter<byte[]> unused) {
        this.cityMetrics = cityMetrics;
        this.rankingChanges = rankingChanges;
        this.rosters = rosters;
        this.assessments = assessments;
    }

    @Incoming("city-metrics")
    Uni<Void> cityMetrics(ConsumerRecords<byte[], byte[]> polled) {
        return cityMetrics.onBatch(polled);
    }

    @Incoming("ranking-changes-in")
    Uni<Void> rankingChanges(ConsumerRecords<byte[], byte[]> polled) {
        return rankingChanges.take(polled);
    }

    @Incoming("cities")
    Uni<Void> cities(ConsumerRecords<byte[], byte[]> polled) {
        rosters.accept(polled);
        return Uni.createFrom().voidItem();
    }

    @Incoming("assessments")
    Uni<Void> assessments(ConsumerRecords<byte[], byte[]> polled) {
        assessments.accept(polled);
        return Uni.createFrom().voidItem();
    }
}
