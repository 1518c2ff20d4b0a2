package io.tandem.ingest.hj212;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.ingest.application.Passwords;
import io.tandem.ingest.application.RecordReadings;
import io.tandem.ingest.application.StationDirectory;
import io.tandem.ingest.config.Hj212Config;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Switches the gateway on when there is a key to check passwords by.
@ApplicationScoped
public class GatewayServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Hj212Config config;
    private final Passwords passwords;
    private final GatewayVerticle verticle;
    private @Nullable String deployment;

    GatewayServer(
            Vertx vertx,
            Hj212Config config,
            Passwords passwords,
            StationDirectory stations,
            RecordReadings useCase,
            GatewayMeters meters) {
        this.vertx = vertx;
        this.config = config;
        this.passwords = passwords;
        PartJoiner joiner = new PartJoiner(config.partTimeout(), config.maxParts());
        DayValues dayValues = new DayValues(new Factors(config.factors()));
        Gateway gateway = new Gateway(stations, passwords, useCase, dayValues, joiner, meters, InstantSource.system());
        this.verticle = new GatewayVerticle(config, gateway, stations, meters);
    }

    void start(@Observes StartupEvent event) throws Exception {
        if (config.tlsCertificate().isPresent() != config.tlsKey().isPresent()) {
            throw new IllegalArgumentException("tandem.ingest.hj212.tls-certificate and tls-key belong together");
        }
        if (passwords.isPossible()) {
            deployment = vertx.deployVerticle(verticle)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        String deployed = deployment;
        if (deployed != null) {
            try {
                vertx.undeploy(deployed)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // the process ends all the same
            }
        }
    }

    /// The port that it listens on; 0 while it does not.
    public int port() {
        return verticle.port();
    }
}
