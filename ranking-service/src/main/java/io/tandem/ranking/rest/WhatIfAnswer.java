package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Hypothesis;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A board that would result from a supposition, beside the official one.
///
/// @param official always false: nobody is ranked by this
/// @param hypothesis what was supposed, in canonical form
record WhatIfAnswer(
        boolean official,
        String assessment,
        String roster,
        String board,
        List<Indicator> indicators,
        Basis basis,
        WhatIfRequest hypothesis,
        @Nullable String note,
        Rules rules,
        BoardAnswer.Counts counts,
        BoardAnswer.Page page,
        List<Ranked> entries,
        List<Unranked> unranked) {

    static WhatIfAnswer of(
            AssessmentDefinition definition, Supposition supposition, Boards boards, int offset, int limit) {
        Hypothesis hypothesis = supposition.hypothesis();
        BoardView supposed = boards.supposed();
        return new WhatIfAnswer(
                false,
                definition.assessment().id(),
                definition.roster().id(),
                hypothesis.board().id(),
                hypothesis.board().indicators(),
                Basis.of(definition, boards),
                supposition.canonical(),
                definition.assessment().note(),
                Rules.of(hypothesis.board(), hypothesis.zeroRule()),
                BoardAnswer.Counts.of(supposed),
                new BoardAnswer.Page(offset, limit, supposed.ranked().size()),
                supposed.ranked().stream()
                        .skip(offset)
                        .limit(limit)
                        .map(row -> ranked(definition, hypothesis.board(), boards.official(), row))
                        .toList(),
                supposed.unranked().entrySet().stream()
                        .map(entry -> unranked(
                                definition, hypothesis.board(), boards.official(), entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Ranked ranked(
            AssessmentDefinition definition, BoardDefinition board, BoardView official, BoardState.Row row) {
        Official place = Official.of(official, row.city());
        @Nullable Integer rank = place.rank();
        return new Ranked(
                row.rank(),
                BoardAnswer.Label.of(definition, row.city()),
                row.standing().score().tier(),
                row.standing().score().value(),
                BoardAnswer.rates(board, row.standing()),
                place,
                rank == null ? null : rank - row.rank());
    }

    private static Unranked unranked(
            AssessmentDefinition definition,
            BoardDefinition board,
            BoardView official,
            String city,
            Standing.Unranked standing) {
        return new Unranked(
                BoardAnswer.Label.of(definition, city),
                BoardAnswer.rates(board, standing),
                Reason.of(standing.reasons()),
                Official.of(official, city));
    }

    /// The boards that an answer is made of.
    ///
    /// @param supposed the one that would result
    /// @param official the one that is
    /// @param settled whether the metrics that were used give exactly the official board
    record Boards(BoardView supposed, BoardView official, boolean settled) {}

    /// The official board and the definitions that the supposition departs from.
    ///
    /// @param settled whether the figures used give exactly the official board of that version; false for the
    ///     moment in which newer figures are on their way to it
    record Basis(
            String board,
            int epoch,
            long sequence,
            @Nullable Instant at,
            int assessmentVersion,
            int rosterVersion,
            boolean settled) {
        static Basis of(AssessmentDefinition definition, Boards boards) {
            BoardView official = boards.official();
            return new Basis(
                    official.board().board(),
                    official.version().epoch(),
                    official.version().sequence(),
                    official.at(),
                    definition.assessment().version(),
                    definition.roster().version(),
                    boards.settled());
        }
    }

    /// Where a city stands on the official board, which has every city of the roster.
    ///
    /// @param rank null when unranked, and so the rest
    record Official(
            @Nullable Integer rank,
            @Nullable Tier tier,
            @Nullable Double score) {
        private static final Official NONE = new Official(null, null, null);

        static Official of(BoardView view, String city) {
            @Nullable Place place = view.places().get(city);
            return place != null && place.standing() instanceof Standing.Ranked ranked
                    ? new Official(
                            place.rank(), ranked.score().tier(), ranked.score().value())
                    : NONE;
        }
    }

    /// A city that would be ranked.
    ///
    /// @param shift official rank − this rank, so positive when the city would rise; null when it is officially
    ///     unranked. With fewer cities on the board every rank is smaller
    record Ranked(
            int rank,
            @JsonUnwrapped BoardAnswer.Label label,
            @Nullable Tier tier,
            double score,
            Map<Indicator, @Nullable Double> rates,
            Official official,
            @Nullable Integer shift) {}

    /// A city that would have no rank.
    record Unranked(
            @JsonUnwrapped BoardAnswer.Label label,
            Map<Indicator, @Nullable Double> rates,
            List<Reason> reasons,
            Official official) {}
}
