package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short run of `./tandem chaos --stop-writer`; the long ones are in docs/proofs.md.
class ChaosIT {
    private static final Path CHECKOUT = Path.of("../..");

    @Test
    void restartedKilledAndFrozenInstancesLoseAndDoubleNothingAndLeaveNoGap() throws IOException {
        // Given
        var cluster = new Cluster.Settings(CHECKOUT, CHECKOUT.resolve("target/chaos-it"), 2, List.of());

        // When
        Outcome outcome = new Experiment(
                        new Experiment.Plan(cluster, 300, new Experiment.Blows(1, 1, 5), 20_191_231),
                        System.out::println)
                .run();

        // Then
        assertThat(outcome.promises()).filteredOn(promise -> !promise.kept()).isEmpty();
        assertThat(outcome.promises()).hasSizeGreaterThanOrEqualTo(15);
        // PostgreSQL, the broker, ingest-service, two of metrics-service, two of ranking-service
        assertThat(outcome.restarted()).isEqualTo(7);
        assertThat(outcome.resumes().count()).isEqualTo(2);
        assertThat(outcome.fenced()).isPositive();
        assertThat(outcome.log().records()).isGreaterThan(5_360);
        assertThat(outcome.doubled()).isZero();
        assertThat(outcome.log().lost()).isZero();
    }
}
