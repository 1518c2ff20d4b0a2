package io.tandem.chaos;

import java.util.List;

/// A promise and whether it was kept.
///
/// @param name as in docs/proofs.md, such as `I3`
/// @param broken how it was broken, at most a few examples; empty when it was kept
record Promise(String name, String text, List<String> broken) {
    private static final int EXAMPLES = 5;

    Promise {
        broken = broken.stream().limit(EXAMPLES).toList();
    }

    boolean kept() {
        return broken.isEmpty();
    }

    @Override
    public String toString() {
        return "%-4s %-6s %s%s"
                .formatted(
                        name,
                        kept() ? "kept" : "BROKEN",
                        text,
                        kept() ? "" : "\n            " + String.join("\n            ", broken));
    }
}
