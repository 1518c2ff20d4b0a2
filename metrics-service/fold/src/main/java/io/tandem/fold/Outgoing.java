package io.tandem.fold;

import org.apache.kafka.clients.producer.ProducerRecord;

/// A committed output row on its way to Kafka.
///
/// @param sequence the row's number in its lane; gapless
/// @param record what readers get
public record Outgoing(long sequence, ProducerRecord<byte[], byte[]> record) {}
