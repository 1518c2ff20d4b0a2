package io.tandem.ranking.webhook.application;

import io.tandem.ranking.webhook.domain.Consent;
import io.tandem.ranking.webhook.domain.RetrySchedule;
import java.time.Duration;

/// How deliveries are made.
///
/// @param atOnce webhooks that are served at the same time
/// @param lease longer than a request can take
/// @param poll how often webhooks that are due are looked for without a change
/// @param logKept attempts that a webhook's log keeps
/// @param disabledKept how long a disabled webhook is kept
public record CourierSettings(
        int atOnce,
        Duration lease,
        Duration poll,
        int logKept,
        Duration disabledKept,
        RetrySchedule schedule,
        Consent consent) {}
