package io.tandem.chaos;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Ledger;
import io.tandem.cluster.Program;
import io.tandem.cluster.Resumption;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Kills and freezes instances while a load runs.
final class Faults implements AutoCloseable {
    private static final Duration RESUME_LIMIT = Duration.ofSeconds(60);
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration FREEZE = Duration.ofSeconds(15);
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(10);
    private static final Duration STANDSTILL = Duration.ofMillis(250);
    private static final int FREEZE_ATTEMPTS = 100;

    /// A row with the key 1 when a transaction waits for its client for longer than any does at work.
    private static final String STANDING_TRANSACTIONS = """
        select 1, count(*) from pg_stat_activity
        where state = 'idle in transaction' and clock_timestamp() - state_change > interval '200 milliseconds'
        having count(*) > 0\
        """;

    private static final int LONGEST_PAUSE_MILLIS = 2_000;
    private static final List<Program> STATEFUL = List.of(Program.METRICS, Program.RANKING);

    private final Cluster cluster;
    private final RandomGenerator random;
    private final Consumer<String> console;
    private final Map<Program, Ledger> ledgers = new EnumMap<>(Program.class);
    private final Resumes resumes = new Resumes();

    Faults(Cluster cluster, long seed, Consumer<String> console) {
        this.cluster = cluster;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.console = console;
        STATEFUL.forEach(program -> ledgers.put(program, new Ledger(cluster, program)));
    }

    /// How long the services stood still.
    Resumes resumes() {
        return resumes;
    }

    /// Kills an instance of metrics-service and one of ranking-service in turn, `times` each, at random
    /// moments, and starts each again at once.
    ///
    /// @throws LocalStackException when one does not go on within a minute
    void kill(int times) {
        for (int number = 1; number <= 2 * times; number++) {
            Poll.sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
            Program program = STATEFUL.get(number % STATEFUL.size());
            Instance victim = any(program);
            Duration resumed = Resumption.afterKilling(victim, ledger(program), RESUME_LIMIT)
                    .orElseThrow(() -> new LocalStackException("%s does not go on; see %s"
                            .formatted(victim.name(), victim.process().log())));
            resumes.add(program, resumed);
            console.accept("kill %d of %d: %s went on after %.1f s"
                    .formatted(number, 2 * times, victim.name(), resumed.toMillis() / 1e3));
            cluster.instances(program).forEach(instance -> instance.awaitReady(READY_LIMIT));
        }
    }

    /// Freezes an instance of metrics-service for 15 s, longer than its session with the broker lasts, so that
    /// another takes its lanes over; repeats that until one of them has been refused a write.
    ///
    /// @param rounds at most
    /// @return refused writes
    /// @throws IOException when an instance does not answer
    long freezeUntilFenced(int rounds) throws IOException {
        long fenced = fenced();
        for (int round = 1; round <= rounds && fenced == 0; round++) {
            Instance victim = any(Program.METRICS);
            boolean inHand = freezeWithABatchInHand(victim);
            Poll.sleep(FREEZE);
            victim.thaw();
            victim.awaitReady(READY_LIMIT);
            long end = System.nanoTime() + NOTICED_WITHIN.toNanos();
            while (fenced == 0 && System.nanoTime() < end) {
                Poll.sleep(Duration.ofMillis(250));
                fenced = fenced();
            }
            console.accept("freeze %d: %s%s, %d writes refused"
                    .formatted(round, victim.name(), inHand ? " in the middle of a batch" : "", fenced));
        }
        return fenced;
    }

    /// Freezes an instance, and goes on trying until that was in the middle of a transaction.
    ///
    /// @return whether it was; the instance is frozen in any case
    private boolean freezeWithABatchInHand(Instance victim) {
        for (int attempt = 0; attempt < FREEZE_ATTEMPTS; attempt++) {
            victim.freeze();
            Poll.sleep(STANDSTILL);
            if (ledger(Program.METRICS)
                    .numbers(STANDING_TRANSACTIONS, Integer.class)
                    .containsKey(1)) {
                return true;
            }
            victim.thaw();
            Poll.sleep(Duration.ofMillis(random.nextInt(100)));
        }
        victim.freeze();
        return false;
    }

    private long fenced() throws IOException {
        double sum = 0;
        for (Instance instance : cluster.instances(Program.METRICS)) {
            sum += instance.counter("tandem_fold_fenced_total");
        }
        return (long) sum;
    }

    private Instance any(Program program) {
        List<Instance> instances = cluster.instances(program);
        return instances.get(random.nextInt(instances.size()));
    }

    private Ledger ledger(Program program) {
        Ledger ledger = ledgers.get(program);
        if (ledger == null) {
            throw new IllegalArgumentException(program + " has no lanes");
        }
        return ledger;
    }

    @Override
    public void close() {
        ledgers.values().forEach(Ledger::close);
    }
}
