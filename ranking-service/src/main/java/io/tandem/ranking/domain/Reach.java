package io.tandem.ranking.domain;

import org.jspecify.annotations.Nullable;

/// What one rate alone would have to become for an aim, all else on the board unchanged.
public record Reach(Aim aim, Indicator indicator, Outcome outcome) {
    /// Whether it can be done.
    public sealed interface Outcome {}

    /// It can.
    ///
    /// @param rate where the aim begins to be met, a fraction
    /// @param level the same as level of the current period, base unchanged; null when the metrics at hand do
    ///     not give the rate that the board has
    /// @param becomes the place at the first rate that meets the aim
    /// @param sharing number of other cities that then have the same rank
    public record Possible(Bound rate, @Nullable Bound level, Place becomes, int sharing) implements Outcome {}

    /// It cannot.
    public record Impossible(Obstacle obstacle) implements Outcome {}

    /// Where an aim begins to be met. Everything beyond, away from the present value, meets it too.
    ///
    /// @param value the bound itself
    /// @param passed whether the bound must be passed; otherwise it is enough to reach it
    /// @param first the first double that meets the aim: `value`, or the one after it when it must be passed
    public record Bound(double value, boolean passed, double first) {}

    /// Why one rate alone cannot do it.
    public enum Obstacle {
        /// A single board has no tiers.
        NO_TIERS("this board has no tiers"),
        /// Nothing is better.
        ALREADY_BEST("the city is there already; nothing is better"),
        /// Nothing is worse.
        ALREADY_WORST("the city is there already; nothing is worse"),
        /// Tier I or III needs both rates on one side of zero, and II one that is not.
        OTHER_RATE("whatever this rate is, the other one keeps the city in its tier"),
        /// A level cannot be less than nothing.
        NOT_EVEN_ZERO("not even a level of zero, which is a rate of 1, would be enough"),
        /// The fall would have to be beyond what can be computed.
        NO_LIMIT_FOUND("no rise of the level, however great, would be enough");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }

        /// For a person to read.
        public String words() {
            return words;
        }
    }
}
