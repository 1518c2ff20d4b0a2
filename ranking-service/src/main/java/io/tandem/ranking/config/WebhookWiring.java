package io.tandem.ranking.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Definitions;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.webhook.application.Courier;
import io.tandem.ranking.webhook.application.CourierSettings;
import io.tandem.ranking.webhook.application.DeliveryMeter;
import io.tandem.ranking.webhook.application.Messages;
import io.tandem.ranking.webhook.application.Receivers;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.application.Webhooks;
import io.tandem.ranking.webhook.domain.Consent;
import io.tandem.ranking.webhook.domain.RetrySchedule;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Puts webhooks together; the courier begins with the service and ends when its shutdown begins.
class WebhookWiring {
    @Produces
    @Singleton
    Courier.Parts parts(
            WebhookStore store,
            Receivers receivers,
            Boards boards,
            BoardReader reader,
            Definitions definitions,
            WireForm form,
            MeterRegistry registry,
            InstantSource clock) {
        return new Courier.Parts(
                store,
                receivers,
                new Messages(boards, reader, definitions, form),
                new DeliveryMeter(registry, clock),
                clock);
    }

    @Produces
    @Singleton
    CourierSettings settings(WebhooksConfig config) {
        return new CourierSettings(
                config.atOnce(),
                config.lease(),
                config.poll(),
                config.logKept(),
                config.disabledKept(),
                new RetrySchedule(config.retryDelays(), config.longestRetryAfter()),
                new Consent(config.origin(), new RetrySchedule(config.consentDelays(), config.longestRetryAfter())));
    }

    @Produces
    @Singleton
    Courier courier(Boards boards, Courier.Parts parts, CourierSettings settings) {
        return new Courier(boards, parts, settings);
    }

    @Produces
    @Singleton
    Webhooks webhooks(WebhookStore store, BoardReader reader, Courier courier, WebhooksConfig config) {
        return new Webhooks(
                store,
                reader,
                courier,
                new WebhookStore.Limits(config.max(), config.maxPerHost()),
                config.secretOverlap());
    }

    void begin(@Observes StartupEvent started, Courier courier) {
        courier.wake();
    }

    void end(@Observes ShutdownDelayInitiatedEvent stopping, Courier courier) {
        courier.close();
    }

    /// Where a shutdown has no delay.
    void end(@Observes ShutdownEvent stopping, Courier courier) {
        courier.close();
    }
}
