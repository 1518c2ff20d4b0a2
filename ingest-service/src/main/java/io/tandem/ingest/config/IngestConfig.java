package io.tandem.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// ingest-service's own settings.
@ConfigMapping(prefix = "tandem.ingest")
public interface IngestConfig {
    /// Longest body that is read, in bytes.
    @WithDefault("1048576")
    int maxBodyBytes();

    /// Most observations in one array.
    @WithDefault("10000")
    int maxItems();

    /// Greatest XLSX workbook that is read, in bytes.
    @WithDefault("33554432")
    long maxWorkbookBytes();

    /// How long a request waits for the broker's acknowledgement before it is answered with 503.
    @WithDefault("PT4.5S")
    Duration acknowledgementTimeout();

    /// How long the database may take for one registry transaction.
    @WithDefault("PT4S")
    Duration registryTimeout();

    /// What a 503 asks the sender to wait.
    @WithDefault("PT2S")
    Duration retryAfter();

    /// How often the relay looks for definitions that are not published, and its shortest pause after a failure.
    @WithDefault("PT1S")
    Duration relayInterval();
}
