package io.tandem.ranking.config;

import io.tandem.ranking.application.Boards;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/// Ready, and started, once the boards have been read from the database.
@Readiness
@Startup
@ApplicationScoped
class BoardsReadiness implements HealthCheck {
    private final Boards boards;

    BoardsReadiness(Boards boards) {
        this.boards = boards;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("boards").status(boards.loaded()).build();
    }
}
