package io.tandem.ranking.domain.statistics;

/// One column of a [Table].
///
/// @param name stable; the member of a JSON row and the heading in files
/// @param meaning for a person to read, with the unit
public record Column(String name, Kind kind, String meaning) {
    /// What the values are; any value may be null.
    public enum Kind {
        /// String.
        TEXT,
        /// List of strings, none of which contains a space.
        LIST,
        /// Whole number.
        COUNT,
        /// Rank from 1, the best.
        RANK,
        /// Decile from 1, the lowest, to 10.
        DECILE,
        /// Fraction in full precision, shown as a percentage.
        FRACTION,
        /// Amount in the unit that the meaning names, or a plain number.
        AMOUNT
    }
}
