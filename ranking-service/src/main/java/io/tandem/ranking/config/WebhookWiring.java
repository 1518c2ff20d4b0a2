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
import io.tandem.ranking.webhook.application.Housekeeping;
import io.tandem.ranking.webhook.application.Messages;
import io.tandem.ranking.webhook.application.Receivers;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.application.Webhooks;
import io.tandem.ranking.webhook.domain.Consent;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.RetrySchedule;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// Puts webhooks together; the courier begins with the service and ends when its shutdown begins.
class WebhookWiring {
    private static final Logger LOG = Logger.getLogger(WebhookWiring.class);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    @Produces
    @Singleton
    Keyring keyring(WebhooksConfig config) {
        try {
            return Keyring.of(config.key().orElse(List.of()));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalStateException("tandem.webhooks.key: " + unusable.getMessage(), unusable);
        }
    }

    @Produces
    @Singleton
    DeliveryMeter meter(MeterRegistry registry, InstantSource clock) {
        return new DeliveryMeter(registry, clock);
    }

    @Produces
    @Singleton
    Courier.Parts parts(
            WebhookStore store,
            Receivers receivers,
            Boards boards,
            BoardReader reader,
            Definitions definitions,
            WireForm form,
            DeliveryMeter meter,
            InstantSource clock) {
        return new Courier.Parts(store, receivers, new Messages(boards, reader, definitions, form), meter, clock);
    }

    @Produces
    @Singleton
    CourierSettings settings(WebhooksConfig config) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalStateException(
                    "tandem.webhooks.lease (%s) must be longer than tandem.webhooks.timeout (%s)"
                            .formatted(config.lease(), config.timeout()));
        }
        return new CourierSettings(
                config.atOnce(),
                Math.min(config.perHost(), config.atOnce()),
                config.lease(),
                config.poll(),
                config.logKept(),
                new WebhookStore.Kept(config.disabledKept(), config.strangerKept(), config.logAge()),
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
    Housekeeping housekeeping(WebhookStore store, DeliveryMeter meter, CourierSettings settings) {
        return new Housekeeping(store, meter, settings.kept(), HOUSEKEEPING);
    }

    @Produces
    @Singleton
    Webhooks webhooks(WebhookStore store, BoardReader reader, Instance<Courier> courier, WebhooksConfig config) {
        return new Webhooks(
                store,
                reader,
                () -> courier.get().wake(),
                new WebhookStore.Limits(config.max(), config.maxPerHost()),
                config.secretOverlap());
    }

    /// Both begin to work when they are asked for, which is not before there is a key.
    void begin(
            @Observes StartupEvent started,
            Keyring keyring,
            Instance<Courier> courier,
            Instance<Housekeeping> housekeeping) {
        if (keyring.isEmpty()) {
            LOG.warn("webhooks are switched off: tandem.webhooks.key is not set");
            return;
        }
        courier.get().wake();
        housekeeping.get();
    }

    /// After the streams, which need not wait for receivers.
    void end(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownDelayInitiatedEvent stopping,
            Keyring keyring,
            Instance<Courier> courier,
            Instance<Housekeeping> housekeeping,
            WebhooksConfig config) {
        stop(keyring, courier, housekeeping, config);
    }

    /// Where a shutdown has no delay.
    void end(
            @Observes ShutdownEvent stopping,
            Keyring keyring,
            Instance<Courier> courier,
            Instance<Housekeeping> housekeeping,
            WebhooksConfig config) {
        stop(keyring, courier, housekeeping, config);
    }

    private static void stop(
            Keyring keyring, Instance<Courier> courier, Instance<Housekeeping> housekeeping, WebhooksConfig config) {
        if (keyring.isEmpty()) {
            return;
        }
        housekeeping.get().close();
        courier.get().close();
        courier.get()
                .drain(config.drain())
                .onFailure()
                .invoke(failure -> LOG.warn("webhooks rest until their leases end", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(config.drain().multipliedBy(2));
    }
}
