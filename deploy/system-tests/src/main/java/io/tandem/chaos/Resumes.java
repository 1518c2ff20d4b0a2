package io.tandem.chaos;

import io.tandem.cluster.Program;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// How long services stood still after kills.
final class Resumes {
    private final Map<Program, Histogram> millis = new EnumMap<>(Program.class);

    /// A service went on.
    void add(Program program, Duration time) {
        millis.computeIfAbsent(program, _ -> new Histogram(3)).recordValue(time.toMillis());
    }

    /// Kills after which the service went on.
    long count() {
        return millis.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /// A line for each service: number, median, 99th percentile, maximum.
    @Override
    public String toString() {
        return millis.entrySet().stream()
                .map(entry -> "  %-16s %4d kills, stood still for %5.1f s (p50) %5.1f s (p99) %5.1f s (max)"
                        .formatted(
                                entry.getKey().module(),
                                entry.getValue().getTotalCount(),
                                entry.getValue().getValueAtPercentile(50) / 1e3,
                                entry.getValue().getValueAtPercentile(99) / 1e3,
                                entry.getValue().getMaxValue() / 1e3))
                .collect(Collectors.joining("\n"));
    }
}
