/// Webhooks in PostgreSQL.
@NullMarked
package io.tandem.ranking.webhook.persistence;

import org.jspecify.annotations.NullMarked;
