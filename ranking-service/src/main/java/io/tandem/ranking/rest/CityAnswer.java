package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.Undefined;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about one city in one assessment: figures, where they come from, formulas, places.
///
/// @param computed when and by which versions the figures were computed; null when nothing has been observed
record CityAnswer(
        String assessment,
        int assessmentVersion,
        String roster,
        int rosterVersion,
        @Nullable String note,
        Identity city,
        MethodAnswer method,
        @Nullable Computed computed,
        List<MetricAnswer> metrics,
        List<BoardPlace> boards) {

    static CityAnswer of(
            AssessmentDefinition definition,
            Roster.City city,
            @Nullable CityMetrics metrics,
            Map<BoardDefinition, BoardView> boards) {
        Assessment assessment = definition.assessment();
        return new CityAnswer(
                assessment.id(),
                assessment.version(),
                definition.roster().id(),
                definition.roster().version(),
                assessment.note(),
                Identity.of(definition, city),
                MethodAnswer.of(definition),
                metrics == null ? null : Computed.of(metrics),
                metrics == null ? List.of() : MetricAnswer.of(assessment, metrics),
                boards.entrySet().stream()
                        .map(entry -> BoardPlace.of(
                                entry.getKey(), assessment.method().zeroRule(), entry.getValue(), city.code()))
                        .toList());
    }

    /// Names and membership.
    record Identity(
            String code,
            String nameZh,
            String fullNameZh,
            String nameEn,
            String provinceCode,
            String provinceZh,
            String provinceEn,
            String region,
            List<MethodAnswer.Group> groups) {
        static Identity of(AssessmentDefinition definition, Roster.City city) {
            return new Identity(
                    city.code(),
                    city.nameZh(),
                    city.fullNameZh(),
                    city.nameEn(),
                    city.provinceCode(),
                    city.provinceZh(),
                    city.provinceEn(),
                    city.region(),
                    definition.groups().groupsOf(city.code()).stream()
                            .map(definition.groups().versions()::get)
                            .map(MethodAnswer.Group::of)
                            .toList());
        }
    }

    /// By what the figures were computed.
    ///
    /// @param cause kind of the news that brought them
    record Computed(Instant at, int assessmentVersion, int rosterVersion, String cause, List<String> observations) {
        static Computed of(CityMetrics metrics) {
            return new Computed(
                    metrics.at(),
                    metrics.assessmentVersion(),
                    metrics.rosterVersion(),
                    metrics.cause().kind().code(),
                    metrics.cause().observations());
        }
    }

    /// Where the city stands on a board.
    ///
    /// @param of number of ranked cities
    /// @param score full precision; `percent` is the same rounded to two decimals
    /// @param formula how the score came about, with the numbers; null when unranked
    record BoardPlace(
            String board,
            List<Indicator> indicators,
            int epoch,
            long sequence,
            @Nullable Integer rank,
            int of,
            @Nullable Tier tier,
            @Nullable Double score,
            @Nullable String percent,
            Map<Indicator, @Nullable Double> rates,
            @Nullable String formula,
            List<Reason> reasons,
            Rules rules) {
        static BoardPlace of(BoardDefinition board, ZeroRule zeroRule, BoardView view, String city) {
            @Nullable Place place = view.places().get(city);
            Standing standing = place == null ? board.standing(null, zeroRule) : place.standing();
            @Nullable Score score = standing instanceof Standing.Ranked ranked ? ranked.score() : null;
            List<Undefined> reasons = standing instanceof Standing.Unranked unranked ? unranked.reasons() : List.of();
            return new BoardPlace(
                    board.id(),
                    board.indicators(),
                    view.version().epoch(),
                    view.version().sequence(),
                    place == null ? null : place.rank(),
                    view.ranked().size(),
                    score == null ? null : score.tier(),
                    score == null ? null : score.value(),
                    score == null ? null : Formulas.percent(score.value()),
                    BoardAnswer.rates(board, standing),
                    standing instanceof Standing.Ranked ranked ? Formulas.score(board, ranked, zeroRule) : null,
                    Reason.of(reasons),
                    Rules.of(board, zeroRule));
        }
    }
}
