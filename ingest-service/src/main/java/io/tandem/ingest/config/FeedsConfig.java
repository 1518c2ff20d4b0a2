package io.tandem.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Settings of feeds, their keys, and those who manage them.
@ConfigMapping(prefix = "tandem.feeds")
public interface FeedsConfig {
    /// Whether observations need a feed's key, and definitions an administrator. Without it anybody may send anything.
    @WithDefault("true")
    boolean required();

    /// What keys are hashed under: base64 of at least 32 bytes. Without it there are no feeds.
    Optional<String> key();

    /// Lets its holder manage feeds, where there is no OpenID Connect.
    Optional<String> adminToken();

    /// The role in a token of OpenID Connect that lets its holder manage feeds.
    @WithDefault("tandem-admin")
    String adminRole();

    /// Observations that a feed may send in a minute, unless it says otherwise.
    @WithDefault("600000")
    int perMinute();

    /// How often feeds and keys are read again: a change on another replica takes so long.
    @WithDefault("PT2S")
    Duration refresh();

    /// How long a key is valid after another took its place, unless the request says otherwise.
    @WithDefault("PT24H")
    Duration overlap();

    /// How often counts, refusals and records of batches are written.
    @WithDefault("PT1S")
    Duration writeEvery();

    /// Refused items that wait to be written, at most; others are counted and dropped.
    @WithDefault("500")
    int refusalsWaiting();

    /// How long a refused item, and the record of a batch, is kept.
    @WithDefault("PT720H")
    Duration kept();

    /// Refused items kept of each feed, at most.
    @WithDefault("10000")
    int refusalsPerFeed();
}
