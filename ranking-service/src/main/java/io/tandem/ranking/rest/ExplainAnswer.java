package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Neighbours;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Reach;
import io.tandem.ranking.domain.Reaches;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Wanted;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why one city stands where it stands on one board, and what would change that.
///
/// @param at when the board's version was committed; null before its first change
/// @param settled whether the figures shown give exactly the standing shown; false for the moment in which
///     newer figures are on their way to the board
/// @param place rank, tier, score, and how they came about
/// @param inputs every level that counts on this board
/// @param metrics of the board's indicators, with the formulas filled in
/// @param reach empty when the city is unranked
/// @param wanted levels without which the city has no rank; empty when it has one
/// @param lastMove null when the city has not moved since the board's epoch began
record ExplainAnswer(
        String assessment,
        int assessmentVersion,
        String roster,
        int rosterVersion,
        @Nullable String note,
        CityAnswer.Identity city,
        @Nullable Instant at,
        boolean settled,
        CityAnswer.BoardPlace place,
        List<InputAnswer> inputs,
        List<MetricAnswer> metrics,
        NeighboursAnswer neighbours,
        List<ReachAnswer> reach,
        List<WantedAnswer> wanted,
        @Nullable LastMoveAnswer lastMove) {
    private static final int NEIGHBOURS = 3;

    static ExplainAnswer of(
            AssessmentDefinition definition, BoardDefinition board, BoardView view, Roster.City city, Known known) {
        Assessment assessment = definition.assessment();
        ZeroRule zeroRule = assessment.method().zeroRule();
        @Nullable CityMetrics metrics = known.metrics();
        @Nullable CityChange last = known.last();
        @Nullable Place place = view.places().get(city.code());
        Standing standing = place == null ? board.standing(null, zeroRule) : place.standing();
        return new ExplainAnswer(
                assessment.id(),
                assessment.version(),
                definition.roster().id(),
                definition.roster().version(),
                assessment.note(),
                CityAnswer.Identity.of(definition, city),
                view.at(),
                board.standing(metrics, zeroRule).equals(standing),
                CityAnswer.BoardPlace.of(board, zeroRule, view, city.code()),
                InputAnswer.of(assessment, board, metrics),
                metrics(assessment, board, metrics),
                NeighboursAnswer.of(definition, Neighbours.of(view, city.code(), NEIGHBOURS)),
                Reaches.of(board, zeroRule, view, city.code(), metrics).stream()
                        .map(reach -> ReachAnswer.of(assessment, reach, rate(board, standing, reach), metrics))
                        .toList(),
                standing instanceof Standing.Unranked unranked ? WantedAnswer.of(assessment, unranked) : List.of(),
                last == null ? null : LastMoveAnswer.of(assessment, last, metrics));
    }

    private static List<MetricAnswer> metrics(
            Assessment assessment, BoardDefinition board, @Nullable CityMetrics metrics) {
        return metrics == null
                ? List.of()
                : MetricAnswer.of(assessment, metrics).stream()
                        .filter(metric -> board.indicators().contains(metric.indicator()))
                        .toList();
    }

    private static double rate(BoardDefinition board, Standing standing, Reach reach) {
        @Nullable Double rate = standing.rates().get(board.indicators().indexOf(reach.indicator()));
        if (rate == null) {
            throw new IllegalStateException("a reach by a rate that is undefined");
        }
        return rate;
    }

    /// What the database holds about the city.
    ///
    /// @param metrics null when nothing has been observed
    /// @param last its latest change up to the version that is explained; null when there is none
    record Known(@Nullable CityMetrics metrics, @Nullable CityChange last) {}

    /// A level that must come before the city is ranked.
    record WantedAnswer(String indicator, String period, String reason, String words) {
        static List<WantedAnswer> of(Assessment assessment, Standing.Unranked standing) {
            return Wanted.of(standing).stream()
                    .map(wanted -> new WantedAnswer(
                            wanted.indicator().name(),
                            wanted.side().period(assessment),
                            wanted.reason().code(),
                            "%s of %s: %s"
                                    .formatted(
                                            wanted.indicator(),
                                            wanted.side().period(assessment),
                                            wanted.reason().words())))
                    .toList();
        }
    }
}
