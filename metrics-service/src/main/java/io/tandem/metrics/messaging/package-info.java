/// Kafka's side: messages to domain types and back, and the channels.
@NullMarked
package io.tandem.metrics.messaging;

import org.jspecify.annotations.NullMarked;
