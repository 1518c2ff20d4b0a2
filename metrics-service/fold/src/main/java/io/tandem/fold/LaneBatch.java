package io.tandem.fold;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Consecutive records of one lane, to be folded in one transaction.
///
/// @param lane partition of the input topic
/// @param sequence number of the lane's last output row, 0 when there is none; the next row takes `sequence
///     + 1`
/// @param reload whether what the service remembers of this lane may be wrong and must be read from the
///     database
/// @param records in offset order; empty when only definitions changed
public record LaneBatch(int lane, long sequence, boolean reload, List<ConsumerRecord<byte[], byte[]>> records) {}
