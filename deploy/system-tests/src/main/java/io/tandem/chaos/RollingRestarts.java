package io.tandem.chaos;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import io.tandem.local.Poll;
import java.time.Duration;
import java.util.function.Consumer;

/// Restarts every process in an orderly way, one after the other, while a load runs.
final class RollingRestarts {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Consumer<String> console;
    private long restarted;

    RollingRestarts(Cluster cluster, Consumer<String> console) {
        this.cluster = cluster;
        this.console = console;
    }

    /// Goes round: PostgreSQL, the broker, every instance of every service. The next one is touched only when
    /// everything
    /// is ready again.
    void run(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            one(round, "PostgreSQL", cluster.backing().postgres()::restart);
            one(round, "Kafka broker", cluster.backing().broker()::restart);
            for (Program program : Program.values()) {
                for (Instance instance : cluster.instances(program)) {
                    one(round, instance.name(), instance::replace);
                }
            }
        }
    }

    /// Processes that were restarted.
    long restarted() {
        return restarted;
    }

    private void one(int round, String name, Runnable restart) {
        Poll.sleep(BETWEEN);
        long started = System.nanoTime();
        restart.run();
        for (Program program : Program.values()) {
            cluster.instances(program).forEach(instance -> instance.awaitReady(READY_LIMIT));
        }
        restarted++;
        console.accept("round %d: %s restarted, all ready after %.1f s"
                .formatted(round, name, (System.nanoTime() - started) / 1e9));
    }
}
