package io.tandem.ranking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tandem.local.BackingServices;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A real broker and a real PostgreSQL for the service under test.
public final class Backing implements QuarkusTestResourceLifecycleManager {
    /// Encrypts signing secrets: base64 of 32 bytes.
    static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdefghijklmnopqrstuv".getBytes(US_ASCII));

    private static BackingServices services;

    static BackingServices services() {
        return services;
    }

    @Override
    public Map<String, String> start() {
        services = BackingServices.start();
        Map<String, String> config = new HashMap<>(services.environment("ranking"));
        config.put("quarkus.http.test-port", "0");
        config.put("tandem.ranking.stream.heartbeat", "1s");
        config.put("tandem.ranking.stream.stall", "1s");
        config.put("tandem.ranking.socket.ping", "3s");
        // Little memory for recent changes, so that the tests also read them from the database.
        config.put("tandem.ranking.stream.moves-kept", "20");
        // Receivers on this machine, and a schedule that a test can wait for.
        config.put("tandem.webhooks.local", "true");
        config.put("tandem.webhooks.origin", "tandem.test");
        config.put("tandem.webhooks.retry-delays", "0s,200ms,300ms,300ms");
        config.put("tandem.webhooks.consent-delays", "0s,200ms,200ms");
        config.put("tandem.webhooks.timeout", "1s");
        config.put("tandem.webhooks.lease", "3s");
        config.put("tandem.webhooks.poll", "100ms");
        config.put("tandem.webhooks.max-per-host", "1000");
        config.put("tandem.webhooks.new-at-once", "100");
        config.put("tandem.webhooks.new-every", "1s");
        config.put("tandem.webhooks.key", KEY);
        return config;
    }

    @Override
    public void stop() {
        services.close();
    }
}
