package io.tandem.ranking.benchmark;

import io.tandem.ranking.domain.RankIndex;
import io.tandem.ranking.domain.RankIndex.Shift;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Moves per second: a city drawn at random gets a random score, and its ranks before and after are told.
///
/// Drawing the city and the score is part of what is measured. No city comes or goes. The collector is that of the
/// services; the large pages matter for a million cities, where nearly every step waits for memory.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages", "--sun-misc-unsafe-memory-access=allow"
        })
public class RankIndexBenchmark {
    /// The index of ranking-service.
    @Benchmark
    public Shift rankIndex(Indexed state) {
        return state.index.move(state.draws.city(), state.draws.score());
    }

    /// A sorted list in its place.
    @Benchmark
    public Shift sortedList(Listed state) {
        return state.list.move(state.draws.city(), state.draws.score());
    }

    /// The index with a score for every city.
    @State(Scope.Benchmark)
    public static class Indexed {
        /// Number of cities.
        @Param({"335", "10000", "1000000"})
        public int cities;

        private RankIndex index = new RankIndex();
        private Draws draws = new Draws(1);

        /// Makes and fills the index.
        @Setup
        public void fill() {
            draws = new Draws(cities);
            index = new RankIndex();
            draws.scores().forEach(index::put);
        }
    }

    /// The list with a score for every city.
    @State(Scope.Benchmark)
    public static class Listed {
        /// Number of cities.
        @Param({"335", "10000", "1000000"})
        public int cities;

        private SortedList list = new SortedList(Map.of());
        private Draws draws = new Draws(1);

        /// Makes and fills the list.
        @Setup
        public void fill() {
            draws = new Draws(cities);
            list = new SortedList(draws.scores());
        }
    }
}
