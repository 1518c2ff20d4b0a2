package io.tandem.metrics.domain;

/// What is known of one indicator in one period.
public sealed interface Level {
    /// Observed.
    ///
    /// @param source has a value
    record Observed(Observation source) implements Level {
        /// In the indicator's unit.
        public double value() {
            Double value = source.value();
            if (value == null) {
                throw new IllegalArgumentException("a level needs a value: " + source.slot());
            }
            return value;
        }
    }

    /// Nothing usable was ever reported.
    record Missing() implements Level {}

    /// The newest news is a withdrawal.
    record Withdrawn() implements Level {}
}
