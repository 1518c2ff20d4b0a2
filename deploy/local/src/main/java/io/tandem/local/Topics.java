package io.tandem.local;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/// Every topic of the contracts, as a single node can hold it: replication factor 1.
public final class Topics {
    private Topics() {}

    /// All topics in the order in which messages pass them.
    public static List<NewTopic> all() {
        return List.of(
                of(io.tandem.ingest.contract.Topic.CITIES),
                of(io.tandem.ingest.contract.Topic.ASSESSMENTS),
                of(io.tandem.ingest.contract.Topic.OBSERVATIONS),
                of(io.tandem.ingest.contract.Topic.READINGS),
                of(io.tandem.metrics.contract.Topic.CITY_METRICS),
                of(io.tandem.ranking.contract.Topic.RANKING_CHANGES));
    }

    private static NewTopic of(io.tandem.ingest.contract.Topic topic) {
        return topic(
                topic.name(),
                topic.partitions(),
                topic.cleanupPolicy(),
                topic.retentionMillis(),
                topic.maxMessageBytes());
    }

    private static NewTopic of(io.tandem.metrics.contract.Topic topic) {
        return topic(
                topic.name(),
                topic.partitions(),
                topic.cleanupPolicy(),
                topic.retentionMillis(),
                topic.maxMessageBytes());
    }

    private static NewTopic of(io.tandem.ranking.contract.Topic topic) {
        return topic(
                topic.name(),
                topic.partitions(),
                topic.cleanupPolicy(),
                topic.retentionMillis(),
                topic.maxMessageBytes());
    }

    private static NewTopic topic(
            String name, int partitions, String cleanupPolicy, long retentionMillis, int maxMessageBytes) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(
                        "cleanup.policy", cleanupPolicy,
                        "retention.ms", Long.toString(retentionMillis),
                        "max.message.bytes", Integer.toString(maxMessageBytes)));
    }
}
