/// Kafka: the log of observations, the registry's compacted topics, and this service's own reading of the rosters.
/// Messages are the contract's records as CloudEvents 1.0 in binary mode.
@NullMarked
package io.tandem.ingest.messaging;

import org.jspecify.annotations.NullMarked;
