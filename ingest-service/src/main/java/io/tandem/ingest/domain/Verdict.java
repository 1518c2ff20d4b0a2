package io.tandem.ingest.domain;

import java.util.List;

/// What the rules say about a draft.
///
/// @param <T> the canonical value a good draft becomes
public sealed interface Verdict<T> {
    /// The draft is good; this is its canonical form.
    record Accepted<T>(T value) implements Verdict<T> {}

    /// The draft is not good.
    ///
    /// @param findings everything that speaks against it, at least one
    record Refused<T>(List<Finding> findings) implements Verdict<T> {
        /// @throws IllegalArgumentException without findings
        public Refused {
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a finding");
            }
            findings = List.copyOf(findings);
        }
    }
}
