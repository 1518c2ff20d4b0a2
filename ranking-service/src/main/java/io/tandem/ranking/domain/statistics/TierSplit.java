package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The tiers of the composite boards: how many cities, which ranks, and how they spread over parts (report §3.8 and
/// §4.5).
///
/// @param rows for each board, part and tier
public record TierSplit(List<Row> rows) {
    /// Copies the rows.
    public TierSplit {
        rows = List.copyOf(rows);
    }

    /// The tiers of each part on each board.
    public static TierSplit of(List<BoardDefinition> boards, List<Part> parts) {
        List<Row> rows = new ArrayList<>();
        for (BoardDefinition board : boards) {
            for (Part part : parts) {
                for (Tier tier : Tier.values()) {
                    rows.add(row(board, part, tier));
                }
            }
        }
        return new TierSplit(rows);
    }

    private static Row row(BoardDefinition board, Part part, Tier tier) {
        String id = board.id();
        List<CityFigures> cities =
                part.cities().stream().filter(city -> city.tier(id) == tier).toList();
        List<Integer> ranks = cities.stream()
                .map(city -> city.rank(id))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Row(
                board,
                part,
                tier,
                cities.size(),
                (int) part.cities().stream()
                        .filter(city -> city.tier(id) != null)
                        .count(),
                ranks.isEmpty() ? null : ranks.getFirst(),
                ranks.isEmpty() ? null : ranks.getLast(),
                (int) cities.stream()
                        .filter(city -> {
                            @Nullable Double score = city.score(id);
                            return score != null && score > 0;
                        })
                        .count());
    }

    /// One tier of one board in one part.
    ///
    /// @param count cities in the tier
    /// @param ranked cities of the part that are in any tier
    /// @param firstRank best rank on the whole board; null when the tier is empty
    /// @param lastRank worst rank on the whole board; null when the tier is empty
    /// @param positive cities in the tier whose sum of rates is above zero
    public record Row(
            BoardDefinition board,
            Part part,
            Tier tier,
            int count,
            int ranked,
            @Nullable Integer firstRank,
            @Nullable Integer lastRank,
            int positive) {
        /// Share of the part's ranked cities, a fraction; null when there are none.
        public @Nullable Double share() {
            return ranked == 0 ? null : (Double) ((double) count / ranked);
        }

        /// Share of the tier's cities whose sum is above zero, a fraction; null when the tier is empty.
        public @Nullable Double positiveShare() {
            return count == 0 ? null : (Double) ((double) positive / count);
        }
    }

    /// One row for each row.
    public Table table() {
        List<Field<Row>> fields = new ArrayList<>();
        fields.add(Field.of(
                "board", Kind.TEXT, "composite board", row -> row.board().id()));
        Field.part().forEach(field -> fields.add(field.from(Row::part)));
        fields.add(Field.of("tier", Kind.TEXT, "I, II or III", row -> row.tier().name()));
        fields.add(Field.of("count", Kind.COUNT, "cities in the tier", Row::count));
        fields.add(Field.of("of", Kind.COUNT, "ranked cities of the part", Row::ranked));
        fields.add(Field.of("share", Kind.FRACTION, "count / of", Row::share));
        fields.add(Field.of("firstRank", Kind.RANK, "best rank, on the whole board", Row::firstRank));
        fields.add(Field.of("lastRank", Kind.RANK, "worst rank, on the whole board", Row::lastRank));
        fields.add(Field.of("positive", Kind.COUNT, "cities whose sum of rates is above zero", Row::positive));
        fields.add(Field.of("positiveShare", Kind.FRACTION, "positive / count", Row::positiveShare));
        return Table.of(
                "tiers",
                "The tiers of every composite board. Shares are of the part's ranked cities; ranks are those of the"
                        + " whole board.",
                new LinkedHashMap<>(),
                fields,
                rows);
    }
}
