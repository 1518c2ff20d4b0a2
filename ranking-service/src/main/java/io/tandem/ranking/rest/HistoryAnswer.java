package io.tandem.ranking.rest;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A city's own changes on a board, newest first.
///
/// @param indicators what the board's rates are about, in their order
record HistoryAnswer(String assessment, String board, List<Indicator> indicators, String city, List<Entry> changes) {
    static HistoryAnswer of(
            AssessmentDefinition definition, BoardDefinition board, String city, List<CityChange> changes) {
        return new HistoryAnswer(
                definition.assessment().id(),
                board.id(),
                board.indicators(),
                city,
                changes.stream().map(Entry::of).toList());
    }

    /// One change.
    ///
    /// @param cause code of its kind
    /// @param observations ids of the city's observations that did it
    /// @param from null when the city was not on the board
    /// @param to null when it left the board
    record Entry(
            int epoch,
            long sequence,
            Instant at,
            String cause,
            List<String> observations,
            @Nullable PlaceAnswer from,
            @Nullable PlaceAnswer to) {
        static Entry of(CityChange change) {
            return new Entry(
                    change.version().epoch(),
                    change.version().sequence(),
                    change.at(),
                    change.cause().kind().code(),
                    change.cause().observations(),
                    PlaceAnswer.of(change.move().from()),
                    PlaceAnswer.of(change.move().to()));
        }
    }

    /// Where the city stood.
    ///
    /// @param score fraction; null when unranked
    /// @param rates fractions in the board's order, null where undefined
    /// @param reasons why there is no rank; empty when there is one
    record PlaceAnswer(
            @Nullable Integer rank,
            @Nullable Tier tier,
            @Nullable Double score,
            List<@Nullable Double> rates,
            List<Reason> reasons) {
        static @Nullable PlaceAnswer of(@Nullable Place place) {
            if (place == null) {
                return null;
            }
            return switch (place.standing()) {
                case Standing.Ranked(Score score, List<@Nullable Double> rates) ->
                    new PlaceAnswer(place.rank(), score.tier(), score.value(), rates, List.of());
                case Standing.Unranked unranked ->
                    new PlaceAnswer(null, null, null, unranked.rates(), Reason.of(unranked.reasons()));
            };
        }
    }
}
