package io.tandem.ranking.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [RankIndexBenchmark] and prints one line for each number of cities: moves per second of the index and
/// of the sorted list, each with half the width of its 99.9 % confidence interval, and their ratio.
public final class RankIndexTable {
    private RankIndexTable() {}

    /// Takes about a minute and a half.
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(RankIndexBenchmark.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<Integer, Map<String, Result<?>>> lines = new TreeMap<>();
        for (RunResult result : results) {
            int cities = Integer.parseInt(result.getParams().getParam("cities"));
            Result<?> primary = result.getPrimaryResult();
            lines.computeIfAbsent(cities, any -> new TreeMap<>()).put(primary.getLabel(), primary);
        }
        System.out.println("   cities        rank index, moves/s       sorted list, moves/s       ratio");
        lines.forEach((cities, line) -> print(cities, of("rankIndex", line), of("sortedList", line)));
    }

    private static Result<?> of(String benchmark, Map<String, Result<?>> line) {
        return Objects.requireNonNull(line.get(benchmark), benchmark);
    }

    private static void print(int cities, Result<?> index, Result<?> list) {
        System.out.printf(
                "%,9d %,14.0f ± %,-9.0f %,14.0f ± %,-9.0f %,9.1f%n",
                cities,
                index.getScore(),
                index.getScoreError(),
                list.getScore(),
                list.getScoreError(),
                index.getScore() / list.getScore());
    }
}
