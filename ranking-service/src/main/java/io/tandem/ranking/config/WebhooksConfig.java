package io.tandem.ranking.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Settings of webhooks.
@ConfigMapping(prefix = "tandem.webhooks")
public interface WebhooksConfig {
    /// Whether receivers on this machine may be served, and by plain http; for local stacks only.
    @WithDefault("false")
    boolean local();

    /// By what name receivers are asked for consent (`WebHook-Request-Origin`); best the service's DNS name.
    @WithDefault("tandem")
    String origin();

    /// Requests a minute that receivers are asked to allow.
    @WithDefault("600")
    int rate();

    /// Time before each attempt at a message, ± 20 %; after the last the webhook is disabled.
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryDelays();

    /// The same for the question for consent.
    @WithDefault("0s,5s,5m,30m,2h")
    List<Duration> consentDelays();

    /// The longest wait that a receiver can ask for with `Retry-After`.
    @WithDefault("24h")
    Duration longestRetryAfter();

    /// For a connection and its encryption.
    @WithDefault("5s")
    Duration connectTimeout();

    /// For a whole request, from the resolution of the name to the end of the answer.
    @WithDefault("15s")
    Duration timeout();

    /// After which another replica takes over from one that is gone; longer than a request.
    @WithDefault("60s")
    Duration lease();

    /// How often webhooks that are due are looked for without a change.
    @WithDefault("1s")
    Duration poll();

    /// Webhooks that a replica serves at the same time.
    @WithDefault("16")
    int atOnce();

    /// Webhooks in all.
    @WithDefault("1000")
    int max();

    /// Webhooks with URLs of the same host.
    @WithDefault("20")
    int maxPerHost();

    /// How long a secret goes on signing after the next was made.
    @WithDefault("24h")
    Duration secretOverlap();

    /// Attempts that a webhook's log keeps.
    @WithDefault("1000")
    int logKept();

    /// How long a disabled webhook is kept.
    @WithDefault("30d")
    Duration disabledKept();
}
