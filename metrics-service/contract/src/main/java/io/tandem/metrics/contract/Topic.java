package io.tandem.metrics.contract;

/// A topic that metrics-service writes, and how it must be created.
///
/// @param name the topic's name
/// @param partitions number of partitions; a change needs a new version of the topic, because keys would move
/// @param cleanupPolicy Kafka's `cleanup.policy`
/// @param retentionMillis Kafka's `retention.ms`; −1 keeps records for ever
/// @param maxMessageBytes Kafka's `max.message.bytes`
public record Topic(String name, int partitions, String cleanupPolicy, long retentionMillis, int maxMessageBytes) {
    /// Metrics by `assessment/city`. The **assessment** alone chooses the partition, so a board has one
    /// writer.
    public static final Topic CITY_METRICS = new Topic("tandem.city-metrics.v1", 6, "compact", -1, 1_048_576);
}
