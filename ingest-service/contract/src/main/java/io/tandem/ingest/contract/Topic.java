package io.tandem.ingest.contract;

/// A topic that ingest-service writes, and how it must be created.
///
/// @param name the topic's name
/// @param partitions number of partitions; a change needs a new version of the topic, because keys would move
/// @param cleanupPolicy Kafka's `cleanup.policy`
/// @param retentionMillis Kafka's `retention.ms`; −1 keeps records for ever
/// @param maxMessageBytes Kafka's `max.message.bytes`
public record Topic(String name, int partitions, String cleanupPolicy, long retentionMillis, int maxMessageBytes) {
    /// Rosters by id, whole, the newest version of each. One partition: readers see versions in order.
    public static final Topic CITIES = new Topic("tandem.cities.v1", 1, "compact", -1, 16_777_216);

    /// Assessments by id, the newest version of each. One partition: readers see versions in order.
    public static final Topic ASSESSMENTS = new Topic("tandem.assessments.v1", 1, "compact", -1, 1_048_576);

    /// Accepted observations by city code: the system of record, kept for ever.
    public static final Topic OBSERVATIONS = new Topic("tandem.observations.v1", 12, "delete", -1, 1_048_576);

    /// What monitoring stations have sent, frame by frame, by station; kept for 400 days.
    public static final Topic READINGS = new Topic("tandem.readings.v1", 6, "delete", 34_560_000_000L, 1_048_576);
}
