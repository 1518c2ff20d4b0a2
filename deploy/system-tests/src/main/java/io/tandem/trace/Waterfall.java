package io.tandem.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A trace as lines of text: the tree of its spans with their times.
final class Waterfall {
    private static final int BAR = 40;

    private final List<TracedSpan> spans;
    private final long start;
    private final long length;

    Waterfall(List<TracedSpan> spans) {
        this.spans = spans.stream()
                .sorted(Comparator.comparingLong(TracedSpan::start))
                .toList();
        this.start = spans.stream().mapToLong(TracedSpan::start).min().orElse(0);
        this.length =
                Math.max(1, spans.stream().mapToLong(TracedSpan::end).max().orElse(0) - start);
    }

    /// A header, then a line for each span below its parent's.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-66s %-16s %9s %9s", "span", "service", "begins ms", "takes ms"));
        spans.stream()
                .filter(span -> spans.stream().noneMatch(other -> other.spanId().equals(span.parentId())))
                .forEach(root -> add(lines, root, 0));
        return lines;
    }

    private void add(List<String> lines, TracedSpan span, int depth) {
        String name = "  ".repeat(depth)
                + span.name()
                + span.attribute("tandem.board").map(board -> " " + board).orElse("");
        lines.add(String.format(
                        Locale.ROOT,
                        "%-66s %-16s %9.1f %9.1f  %s",
                        name,
                        span.service(),
                        (span.start() - start) / 1e6,
                        (span.end() - span.start()) / 1e6,
                        bar(span))
                .stripTrailing());
        spans.stream()
                .filter(child -> child.parentId().equals(span.spanId()))
                .forEach(child -> add(lines, child, depth + 1));
    }

    private String bar(TracedSpan span) {
        int from = (int) ((span.start() - start) * BAR / length);
        int to = (int) ((span.end() - start) * BAR / length);
        return " ".repeat(from) + "█".repeat(Math.max(1, to - from));
    }
}
