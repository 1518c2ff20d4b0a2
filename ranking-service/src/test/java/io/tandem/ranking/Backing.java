package io.tandem.ranking;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tandem.local.BackingServices;
import java.util.HashMap;
import java.util.Map;

/// A real broker and a real PostgreSQL for the service under test.
public final class Backing implements QuarkusTestResourceLifecycleManager {
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
        return config;
    }

    @Override
    public void stop() {
        services.close();
    }
}
