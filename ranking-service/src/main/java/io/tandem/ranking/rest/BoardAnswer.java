package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A board or a part of it. Ranks are those of the whole board, whatever the filter; `counts` too.
record BoardAnswer(
        String assessment,
        int assessmentVersion,
        String roster,
        int rosterVersion,
        String board,
        List<Indicator> indicators,
        int epoch,
        long sequence,
        @Nullable Instant at,
        @Nullable String note,
        Rules rules,
        Counts counts,
        Page page,
        List<Ranked> entries,
        List<Unranked> unranked) {

    static BoardAnswer of(
            AssessmentDefinition definition,
            BoardDefinition board,
            BoardView view,
            BoardFilter filter,
            int offset,
            int limit) {
        var matching = view.ranked().stream()
                .filter(row -> filter.test(row.city(), row.standing()))
                .toList();
        return new BoardAnswer(
                definition.assessment().id(),
                definition.assessment().version(),
                definition.roster().id(),
                definition.roster().version(),
                board.id(),
                board.indicators(),
                view.version().epoch(),
                view.version().sequence(),
                view.at(),
                definition.assessment().note(),
                Rules.of(board, definition.assessment().method().zeroRule()),
                Counts.of(view),
                new Page(offset, limit, matching.size()),
                matching.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(row -> ranked(definition, board, row))
                        .toList(),
                view.unranked().entrySet().stream()
                        .filter(entry -> filter.test(entry.getKey(), entry.getValue()))
                        .map(entry -> unranked(definition, board, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Ranked ranked(AssessmentDefinition definition, BoardDefinition board, BoardState.Row row) {
        return new Ranked(
                row.rank(),
                Label.of(definition, row.city()),
                row.standing().score().tier(),
                row.standing().score().value(),
                rates(board, row.standing()));
    }

    private static Unranked unranked(
            AssessmentDefinition definition, BoardDefinition board, String city, Standing.Unranked standing) {
        return new Unranked(Label.of(definition, city), rates(board, standing), Reason.of(standing.reasons()));
    }

    static Map<Indicator, @Nullable Double> rates(BoardDefinition board, Standing standing) {
        Map<Indicator, @Nullable Double> rates = new LinkedHashMap<>();
        for (int i = 0; i < board.indicators().size(); i++) {
            rates.put(board.indicators().get(i), standing.rates().get(i));
        }
        return rates;
    }

    /// Of the whole board.
    ///
    /// @param tiers empty on a single board
    record Counts(int cities, int ranked, int unranked, Map<Tier, Integer> tiers) {
        static Counts of(BoardView view) {
            return new Counts(view.size(), view.ranked().size(), view.unranked().size(), view.tiers());
        }
    }

    /// Which part of the matching ranked cities `entries` is; `unranked` is never cut.
    ///
    /// @param total number of ranked cities that match
    record Page(int offset, int limit, int total) {}

    /// A ranked city.
    ///
    /// @param score the rate or the sum of the two rates, a fraction
    /// @param rates fractions by indicator
    record Ranked(
            int rank,
            @JsonUnwrapped Label label,
            @Nullable Tier tier,
            double score,
            Map<Indicator, @Nullable Double> rates) {}

    /// A city without a rank.
    record Unranked(@JsonUnwrapped Label label, Map<Indicator, @Nullable Double> rates, List<Reason> reasons) {}

    /// A city's names and where it belongs; a code that the roster does not have stands for its own name.
    record Label(
            String city,
            String nameZh,
            String nameEn,
            String provinceCode,
            String provinceZh,
            String provinceEn,
            String region,
            List<String> groups) {
        static Label of(AssessmentDefinition definition, String code) {
            Roster.@Nullable City city = definition.roster().cities().get(code);
            List<String> groups = definition.groups().groupsOf(code);
            return city == null
                    ? new Label(code, code, code, "", "", "", "", groups)
                    : new Label(
                            code,
                            city.nameZh(),
                            city.nameEn(),
                            city.provinceCode(),
                            city.provinceZh(),
                            city.provinceEn(),
                            city.region(),
                            groups);
        }
    }
}
