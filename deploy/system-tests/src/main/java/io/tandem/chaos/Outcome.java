package io.tandem.chaos;

import java.time.Duration;
import java.util.List;

/// What a run came to.
///
/// @param service what metrics-service noted about its records
/// @param doubled records whose effect was counted more than once
/// @param drained from the last post until nothing was on its way
/// @param restarted processes that were restarted in an orderly way
/// @param fenced refused writes of instances that had been overtaken
/// @param promises all that were checked
record Outcome(
        Receipts receipts,
        LogAudit log,
        Model.Tally service,
        long doubled,
        Duration drained,
        long restarted,
        Resumes resumes,
        long fenced,
        List<Promise> promises) {
    Outcome {
        promises = List.copyOf(promises);
    }

    /// Whether every promise was kept.
    boolean kept() {
        return promises.stream().allMatch(Promise::kept);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        row(table, "injected", receipts.injected());
        row(table, "  different", receipts.made());
        row(table, "acknowledged, different", receipts.acknowledged().cardinality());
        row(table, "unknown, different", receipts.unknown());
        row(table, "in the log", log.records());
        row(table, "applied", service.applied());
        row(table, "duplicates", service.duplicate());
        row(table, "superseded", service.superseded());
        row(table, "lost", log.lost());
        row(table, "double effects", doubled);
        row(table, "restarted", restarted);
        row(table, "fenced writes", fenced);
        table.append("%-26s %,14.1f s%n".formatted("drained after", drained.toMillis() / 1e3));
        table.append(resumes).append(System.lineSeparator());
        promises.forEach(promise -> table.append(promise).append(System.lineSeparator()));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, long count) {
        table.append("%-26s %,14d%n".formatted(name, count));
    }
}
