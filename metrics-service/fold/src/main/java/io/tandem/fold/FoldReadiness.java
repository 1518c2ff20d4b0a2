package io.tandem.fold;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the definitions have been read, no topic is paused and the database answers.
@Readiness
@ApplicationScoped
class FoldReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Instance<TopicFold> folds;
    private final Instance<TopicMirror<?>> mirrors;
    private final Transactions transactions;

    FoldReadiness(@Any Instance<TopicFold> folds, @Any Instance<TopicMirror<?>> mirrors, Transactions transactions) {
        this.folds = folds;
        this.mirrors = mirrors;
        this.transactions = transactions;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions
                .inTransaction(
                        tx -> tx.createNativeQuery("select 1", Integer.class).getSingleResult())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(_ -> "answers")
                .onFailure()
                .recoverWithItem("does not answer")
                .map(this::answer);
    }

    private HealthCheckResponse answer(String database) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("fold").withData("PostgreSQL", database);
        boolean up = database.equals("answers");
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
