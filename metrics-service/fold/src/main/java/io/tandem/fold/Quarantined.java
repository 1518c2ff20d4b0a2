package io.tandem.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record that can take no effect, kept for a person to look at.
///
/// @param reason one line, without the record's content
public record Quarantined(ConsumerRecord<byte[], byte[]> record, String reason) {}
