package io.tandem.metrics.application;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of everything that was ever folded, as it was decided then.
public interface History {
    /// What became of the record that a receipt names.
    Uni<Fate> of(Receipt receipt);

    /// What was ever reported about one value, in order of arrival.
    ///
    /// @param after offset after which to begin; −1 for the beginning. All reports of a city are in one lane.
    Uni<List<Kept>> of(Value value, long after, int limit);

    /// How often each outcome befell the records of a feed; empty when none was ever folded.
    Uni<Optional<Tally>> of(String feed);

    /// What a history is about.
    record Value(String city, Indicator indicator, Period period) {}

    /// What became of a record.
    sealed interface Fate {
        /// It was folded.
        record Folded(Kept kept) implements Fate {}

        /// It could take no effect and was put aside.
        ///
        /// @param reason without the record's content
        record Quarantined(Instant at, String reason) implements Fate {}

        /// It has not been folded yet, if it exists at all.
        record Pending() implements Fate {}

        /// The log has gone past it, and nothing is known of it.
        record Unknown() implements Fate {}
    }

    /// A folded record.
    ///
    /// @param foldedAt time of the transaction that it was folded in
    /// @param newest whether it holds its slot now
    record Kept(Settled settled, Instant foldedAt, boolean newest) {}

    /// Records of a feed by outcome; together they are all that were folded.
    ///
    /// @param applied without those that were late
    record Tally(long applied, long late, long duplicate, long superseded, long quarantined) {}
}
