package io.tandem.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tandem.local.BackingServices;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One broker and one PostgreSQL for all integration tests.
public final class Backing implements QuarkusTestResourceLifecycleManager {
    private static @Nullable BackingServices services;

    /// The running services.
    static BackingServices services() {
        return Objects.requireNonNull(services, "not started");
    }

    @Override
    public Map<String, String> start() {
        services = BackingServices.start();
        Map<String, String> environment = new HashMap<>(services.environment("ingest"));
        environment.put("TANDEM_HJ212_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("TANDEM_HJ212_PORT", "0");
        return environment;
    }

    @Override
    public void stop() {
        services().close();
    }
}
