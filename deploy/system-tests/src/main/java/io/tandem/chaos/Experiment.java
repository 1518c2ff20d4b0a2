package io.tandem.chaos;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Drain;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.Poll;
import io.tandem.local.reference.ReferenceData;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Load, faults, rest, verification.
final class Experiment {
    /// How soon after the last fault nothing may be on its way any more.
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Plan plan;
    private final Consumer<String> console;

    /// What to do.
    ///
    /// @param cluster what to do it to
    /// @param rate observations a second
    record Plan(Cluster.Settings cluster, int rate, Blows blows, long seed) {
        Plan {
            if (blows.freezes() > 0 && cluster.replicas() < 2) {
                throw new IllegalArgumentException(
                        "freezing an instance needs a second one, not " + cluster.replicas());
            }
        }
    }

    /// What happens under the load, in this order.
    ///
    /// @param restarts rounds in which every process is restarted in an orderly way, one after the other
    /// @param kills of metrics-service and of ranking-service each
    /// @param freezes at most, until a write was refused; 0 for none
    record Blows(int restarts, int kills, int freezes) {}

    /// @param console told about progress
    Experiment(Plan plan, Consumer<String> console) {
        this.plan = plan;
        this.console = console;
    }

    /// Runs it on a cluster of its own.
    ///
    /// @throws IOException when an instance does not answer
    Outcome run() throws IOException {
        Registry registry =
                Registry.reference(new ReferenceData(plan.cluster().home().resolve("deploy/reference")));
        try (Cluster cluster = Cluster.start(plan.cluster())) {
            console.accept("cluster is up; logs in " + cluster.logs());
            registry.register(cluster.http(Program.INGEST));
            return run(cluster, registry);
        }
    }

    private Outcome run(Cluster cluster, Registry registry) throws IOException {
        Receipts receipts = new Receipts();
        Feed feed = new Feed(registry.cities(), List.of(registry.basePeriod(), registry.currentPeriod()), plan.seed());
        RollingRestarts restarts = new RollingRestarts(cluster, console);
        long fenced;
        try (Drain drain = new Drain(cluster);
                Subscribers subscribers = new Subscribers(cluster, registry);
                Faults faults =
                        new Faults(cluster, plan.seed(), line -> console.accept(line + progress(receipts, drain)))) {
            try (Injector injector = new Injector(cluster.first(Program.INGEST).uri(), feed, receipts)) {
                injector.firstValues();
                injector.start(plan.rate());
                restarts.run(plan.blows().restarts());
                faults.kill(plan.blows().kills());
                fenced = plan.blows().freezes() == 0
                        ? 0
                        : faults.freezeUntilFenced(plan.blows().freezes());
            }
            console.accept("the load has ended" + progress(receipts, drain));
            Duration drained = drained(drain);
            List<Promise> promises = promises(drained, fenced);
            promises.add(subscribers.promise());
            Verification verification = new Verification(cluster, registry, receipts);
            promises.addAll(0, verification.run());
            return new Outcome(
                    receipts,
                    verification.log(),
                    verification.tally(),
                    verification.doubled(),
                    drained,
                    restarts.restarted(),
                    faults.resumes(),
                    fenced,
                    promises);
        }
    }

    private static Duration drained(Drain drain) {
        long ended = System.nanoTime();
        Poll.until(DRAIN_LIMIT.multipliedBy(3), LOOK_AGAIN, drain::isDrained);
        return Duration.ofNanos(System.nanoTime() - ended);
    }

    private List<Promise> promises(Duration drained, long fenced) {
        List<Promise> promises = new ArrayList<>();
        promises.add(new Promise(
                "I20",
                "nothing is on its way a minute after the load has ended",
                drained.compareTo(DRAIN_LIMIT) <= 0 ? List.of() : List.of("after " + drained)));
        int freezes = plan.blows().freezes();
        if (freezes > 0) {
            promises.add(new Promise(
                    "I3",
                    "an instance that was overtaken is refused its write",
                    fenced > 0 ? List.of() : List.of("none was seen in %d rounds".formatted(freezes))));
        }
        return promises;
    }

    private static String progress(Receipts receipts, Drain drain) {
        return "; %,d injected, %,d acknowledged, lag %,d"
                .formatted(
                        receipts.injected(), receipts.count(), drain.position().lag());
    }
}
