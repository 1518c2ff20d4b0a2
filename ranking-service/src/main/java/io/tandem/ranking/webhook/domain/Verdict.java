package io.tandem.ranking.webhook.domain;

import java.time.Duration;

/// What follows from an attempt.
public sealed interface Verdict {
    /// The receiver has it; the next may follow.
    record Taken() implements Verdict {}

    /// To be tried again.
    ///
    /// @param after not before this time has passed
    record Again(Failure failure, Duration after) implements Verdict {}

    /// Not to be tried again, nor anything else.
    record Disabled(Failure failure) implements Verdict {}
}
