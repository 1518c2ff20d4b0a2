package io.tandem.metrics.domain;

import java.time.Instant;

/// A value that shorter periods came to.
///
/// @param status of the observations it is made of, which are all of one status: they are never averaged with others
/// @param days that its parts stand for
/// @param expected days of its period
/// @param complete whether its parts stand for enough of them
/// @param observedAt of the newest part, like `receivedAt`
public record RolledUp(
        Key key,
        Status status,
        double value,
        int days,
        int expected,
        boolean complete,
        Instant observedAt,
        Instant receivedAt) {
    /// No feed has such a name.
    public static final String FEED = "~roll-up";

    /// What it is about.
    public record Key(String city, Indicator indicator, Period period) {
        /// The cell that it belongs to.
        public Cell.Key cell() {
            return new Cell.Key(city, period);
        }
    }

    /// What the parts of one status come to, of which enough must be known.
    ///
    /// @param completeFrom fraction of the days from which it is complete
    public static RolledUp of(
            Key key, Status status, RollUp.Amount amount, double completeFrom, Instant observedAt, Instant receivedAt) {
        int expected = key.period().span().map(Period.Span::days).orElse(0);
        boolean complete = amount.days() >= completeFrom * expected;
        return new RolledUp(key, status, amount.value(), amount.days(), expected, complete, observedAt, receivedAt);
    }

    /// The same as an observation: validated when it is complete and its parts are, otherwise provisional. Its id tells
    /// of how many days it is made.
    public Observation source() {
        Status standing = complete ? status : Status.PROVISIONAL;
        String id = "%s/%s/%d-of-%d-days%s"
                .formatted(key.indicator(), key.period().iso(), days, expected, complete ? "" : "/incomplete");
        return new Observation(
                new Observation.Slot(key.city(), key.indicator(), key.period(), standing),
                value,
                new Version(1, observedAt, FEED, id),
                receivedAt);
    }
}
