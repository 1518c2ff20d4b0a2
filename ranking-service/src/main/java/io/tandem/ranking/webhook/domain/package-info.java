/// Webhooks without any machinery: where messages may go ([Endpoint]), how they are signed
/// ([SigningSecret]), and what follows from an answer ([RetrySchedule]).
@NullMarked
package io.tandem.ranking.webhook.domain;

import org.jspecify.annotations.NullMarked;
