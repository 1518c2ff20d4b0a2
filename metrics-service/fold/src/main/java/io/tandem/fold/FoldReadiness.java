package io.tandem.fold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the definitions have been read and no topic is paused.
@Readiness
@ApplicationScoped
class FoldReadiness implements HealthCheck {
    private final Instance<TopicFold> folds;
    private final Instance<TopicMirror<?>> mirrors;

    FoldReadiness(@Any Instance<TopicFold> folds, @Any Instance<TopicMirror<?>> mirrors) {
        this.folds = folds;
        this.mirrors = mirrors;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("fold");
        boolean up = true;
        for (TopicFold fold : folds) {
            String state = fold.meter().pause().map(why -> "paused: " + why).orElse("running");
            up &= fold.meter().pause().isEmpty();
            answer.withData(fold.meter().topic(), state);
        }
        for (TopicMirror<?> mirror : mirrors) {
            up &= mirror.complete();
            answer.withData(mirror.topic(), mirror.complete() ? "read" : "reading");
        }
        return answer.status(up).build();
    }
}
