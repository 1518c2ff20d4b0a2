package io.tandem.ingest.messaging;

import io.smallrye.common.annotation.Identifier;
import io.tandem.ingest.application.RosterDirectory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when observations can be taken: the broker answers and the rosters have been read.
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {
    private static final int PATIENCE_MILLIS = 1500;

    private final RosterDirectory directory;
    private final Admin admin;

    LogReadiness(RosterDirectory directory, @Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.directory = directory;
        Map<String, Object> own = new HashMap<>(settings);
        own.put("client.id", "ingest-readiness");
        own.put("request.timeout.ms", PATIENCE_MILLIS);
        own.put("default.api.timeout.ms", PATIENCE_MILLIS);
        this.admin = Admin.create(own);
    }

    @PreDestroy
    void stop() {
        admin.close();
    }

    @Override
    public HealthCheckResponse call() {
        boolean broker = answers();
        return HealthCheckResponse.named("takes observations")
                .withData("broker", broker ? "answers" : "does not answer")
                .withData("rosters", directory.isLoaded() ? "read" : "being read")
                .withData("cities", directory.size())
                .status(broker && directory.isLoaded())
                .build();
    }

    private boolean answers() {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }
}
