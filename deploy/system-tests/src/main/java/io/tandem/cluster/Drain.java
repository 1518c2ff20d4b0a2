package io.tandem.cluster;

import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.time.Duration;
import java.util.List;

/// Follows records on their way through both services until nothing is on its way any more. Not thread-safe.
public final class Drain implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final Ledger metrics;
    private final Ledger ranking;
    private final TopicLog observations;
    private final TopicLog cityMetrics;
    private final TopicLog changes;

    /// Opens connections of its own.
    public Drain(Cluster cluster) {
        metrics = new Ledger(cluster, Program.METRICS);
        ranking = new Ledger(cluster, Program.RANKING);
        observations = new TopicLog(cluster, io.tandem.ingest.contract.Topic.OBSERVATIONS.name());
        cityMetrics = new TopicLog(cluster, io.tandem.metrics.contract.Topic.CITY_METRICS.name());
        changes = new TopicLog(cluster, io.tandem.ranking.contract.Topic.RANKING_CHANGES.name());
    }

    /// Records in each topic and how many of them were taken in for good.
    ///
    /// @param committed observations in the state of metrics-service
    /// @param rows metrics that metrics-service has computed
    /// @param ranked metrics in the state of ranking-service
    /// @param changes on their topic
    public record Position(long observations, long committed, long rows, long ranked, long changes) {
        /// Observations that are in the log and not yet in the state.
        public long lag() {
            return observations - committed;
        }
    }

    /// How long each step took from the first record on.
    ///
    /// @param committed until metrics-service had all observations in its state
    /// @param drained until the last change was on its topic
    /// @param from where everything stood before
    /// @param to where everything stood then
    public record Passage(Duration committed, Duration drained, Position from, Position to, long greatestLag) {}

    /// Where everything stands.
    public Position position() {
        return new Position(
                observations.size(),
                Ledger.sum(metrics.lanes(), Ledger.Lane::nextOffset),
                Ledger.sum(metrics.lanes(), Ledger.Lane::sequence),
                Ledger.sum(ranking.lanes(), Ledger.Lane::nextOffset),
                changes.size());
    }

    /// Follows `expected` records that are sent from `started` on.
    ///
    /// @param from position before the first was sent
    /// @throws LocalStackException when they have not passed within `limit`
    public Passage follow(Position from, long expected, long started, Duration limit) {
        long target = from.observations() + expected;
        Duration committed = null;
        long greatestLag = 0;
        while (true) {
            Position now = position();
            greatestLag = Math.max(greatestLag, now.lag());
            if (committed == null && now.committed() >= target) {
                committed = Duration.ofNanos(System.nanoTime() - started);
            }
            if (committed != null && isDrained()) {
                return new Passage(
                        committed, Duration.ofNanos(System.nanoTime() - started), from, position(), greatestLag);
            }
            if (System.nanoTime() - started > limit.toNanos()) {
                throw new LocalStackException("not drained after %s: %s".formatted(limit, now));
            }
            Poll.sleep(LOOK_AGAIN);
        }
    }

    /// Whether nothing is on its way: all records are in the state of both services, all output on its topics.
    public boolean isDrained() {
        List<Ledger.Lane> computed = metrics.lanes();
        if (!Ledger.allPublished(computed) || Ledger.sum(computed, Ledger.Lane::nextOffset) != observations.size()) {
            return false;
        }
        List<Ledger.Lane> ranked = ranking.lanes();
        return Ledger.allPublished(ranked) && Ledger.sum(ranked, Ledger.Lane::nextOffset) == cityMetrics.size();
    }

    @Override
    public void close() {
        metrics.close();
        ranking.close();
        observations.close();
        cityMetrics.close();
        changes.close();
    }
}
