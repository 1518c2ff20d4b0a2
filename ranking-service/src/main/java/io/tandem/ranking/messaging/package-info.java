/// Kafka in and out: metrics and definitions arrive, changes leave and come back to feed the read model.
@NullMarked
package io.tandem.ranking.messaging;

import org.jspecify.annotations.NullMarked;
