/// The use cases: [Webhooks] for owners, [Courier] for deliveries.
@NullMarked
package io.tandem.ranking.webhook.application;

import org.jspecify.annotations.NullMarked;
