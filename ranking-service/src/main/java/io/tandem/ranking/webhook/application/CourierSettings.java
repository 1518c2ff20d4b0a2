package io.tandem.ranking.webhook.application;

import io.tandem.ranking.webhook.application.WebhookStore.Kept;
import io.tandem.ranking.webhook.domain.Consent;
import io.tandem.ranking.webhook.domain.RetrySchedule;
import java.time.Duration;

/// How deliveries are made.
///
/// @param atOnce webhooks that are served at the same time
/// @param perHost those of them that may be of the same host, so that a slow one leaves room for others
/// @param lease longer than a request can take
/// @param poll how often webhooks that are due are looked for without a change
/// @param logKept attempts that a webhook's log keeps
/// @param kept how long things are kept
public record CourierSettings(
        int atOnce,
        int perHost,
        Duration lease,
        Duration poll,
        int logKept,
        Kept kept,
        RetrySchedule schedule,
        Consent consent) {}
