package io.tandem.ranking.contract;

/// A topic that ranking-service writes, and how it must be created.
///
/// @param name the topic's name
/// @param partitions number of partitions; a change needs a new version of the topic, because keys would move
/// @param cleanupPolicy Kafka's `cleanup.policy`
/// @param retentionMillis Kafka's `retention.ms`; −1 keeps records for ever
/// @param maxMessageBytes Kafka's `max.message.bytes`
public record Topic(String name, int partitions, String cleanupPolicy, long retentionMillis, int maxMessageBytes) {
    /// Changes by board (`assessment/board`), kept for 30 days.
    public static final Topic RANKING_CHANGES =
            new Topic("tandem.ranking-changes.v1", 6, "delete", 2_592_000_000L, 4_194_304);
}
