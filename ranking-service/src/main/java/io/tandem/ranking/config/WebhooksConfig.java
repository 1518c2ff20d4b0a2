package io.tandem.ranking.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings of webhooks.
@ConfigMapping(prefix = "tandem.webhooks")
public interface WebhooksConfig {
    /// Keys that signing secrets are encrypted by in the database, newest first: each base64 of 32 bytes. Without one
    /// there are no webhooks.
    Optional<List<String>> key();

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

    /// After which another replica takes over from one that is gone; longer than `timeout`.
    @WithDefault("20s")
    Duration lease();

    /// How long a replica that is stopped waits for requests under way.
    @WithDefault("3s")
    Duration drain();

    /// How often webhooks that are due are looked for without a change.
    @WithDefault("1s")
    Duration poll();

    /// Webhooks that a replica serves at the same time.
    @WithDefault("64")
    int atOnce();

    /// Webhooks of one host that a replica serves at the same time; at most `at-once`.
    @WithDefault("8")
    int perHost();

    /// Webhooks in all.
    @WithDefault("1000")
    int max();

    /// Webhooks with URLs of the same host.
    @WithDefault("20")
    int maxPerHost();

    /// Webhooks that a client's address can make at once.
    @WithDefault("10")
    int newAtOnce();

    /// Time after which such an address can make one more.
    @WithDefault("1m")
    Duration newEvery();

    /// How long a secret goes on signing after the next was made.
    @WithDefault("24h")
    Duration secretOverlap();

    /// Attempts that a webhook's log keeps.
    @WithDefault("1000")
    int logKept();

    /// How long an attempt stays in the log.
    @WithDefault("30d")
    Duration logAge();

    /// How long a disabled webhook is kept.
    @WithDefault("30d")
    Duration disabledKept();

    /// How long a webhook is kept whose receiver has never consented.
    @WithDefault("4h")
    Duration strangerKept();
}
