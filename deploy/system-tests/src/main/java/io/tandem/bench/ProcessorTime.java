package io.tandem.bench;

import io.tandem.cluster.Cluster;
import io.tandem.cluster.Instance;
import io.tandem.cluster.Program;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Processor time that each part of a cluster has used, its child processes included.
final class ProcessorTime {
    private final Cluster cluster;

    ProcessorTime(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Used so far, by part; `bench` is this process.
    Map<String, Duration> used() {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (Program program : Program.values()) {
            for (Instance instance : cluster.instances(program)) {
                used.put(instance.name(), of(instance.process().pid()));
            }
        }
        used.put("kafka", of(cluster.backing().broker().process().pid()));
        used.put("postgres", of(cluster.backing().postgres().process().pid()));
        used.put("bench", self());
        return used;
    }

    /// By part, what was used after `before`.
    Map<String, Duration> since(Map<String, Duration> before) {
        Map<String, Duration> difference = new LinkedHashMap<>();
        used().forEach((part, time) -> difference.put(part, time.minus(before.getOrDefault(part, Duration.ZERO))));
        return difference;
    }

    private static Duration of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration self() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
