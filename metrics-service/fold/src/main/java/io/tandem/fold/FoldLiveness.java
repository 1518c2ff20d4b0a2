package io.tandem.fold;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/// Alive unless a fold hangs, stops without a word or contradicts itself; a dependency that is away does not kill the
/// process.
@Liveness
@ApplicationScoped
class FoldLiveness implements HealthCheck {
    private final Instance<TopicFold> folds;
    private final LagWatch lags;
    private final Duration patience;

    FoldLiveness(
            @Any Instance<TopicFold> folds,
            LagWatch lags,
            @ConfigProperty(name = "tandem.fold.patience", defaultValue = "30s") Duration patience) {
        this.folds = folds;
        this.lags = lags;
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("fold");
        boolean up = true;
        for (TopicFold fold : folds) {
            String topic = fold.meter().topic();
            Optional<String> defect = fold.meter().defect(patience).or(() -> lags.stall(topic));
            up &= defect.isEmpty();
            answer.withData(topic, defect.orElse("moving"));
        }
        return answer.status(up).build();
    }

    /// Before the pools close: the batch in hand finishes, nothing new begins.
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        folds.forEach(TopicFold::stop);
    }
}
