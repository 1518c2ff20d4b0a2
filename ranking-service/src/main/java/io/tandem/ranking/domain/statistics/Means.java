package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mean rates of parts of the cities, with counts and tiers (report tables 1 to 8).
///
/// @param boards the composite boards, whose tiers are counted
public record Means(String name, List<BoardDefinition> boards, List<Row> rows) {
    /// Copies the lists.
    public Means {
        boards = List.copyOf(boards);
        rows = List.copyOf(rows);
    }

    /// The means of each part.
    ///
    /// @param name of the table
    public static Means of(String name, Snapshot snapshot, List<Part> parts) {
        return new Means(
                name,
                snapshot.compositeBoards(),
                parts.stream().map(part -> new Row(part, means(part))).toList());
    }

    private static Map<Indicator, Mean> means(Part part) {
        Map<Indicator, Mean> means = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            means.put(indicator, Mean.of(indicator, part.cities()));
        }
        return means;
    }

    /// One part.
    ///
    /// @param means one for every indicator
    public record Row(Part part, Map<Indicator, Mean> means) {
        /// Copies the means.
        public Row {
            means = Collections.unmodifiableMap(new EnumMap<>(means));
        }

        /// The mean of an indicator.
        public Mean mean(Indicator indicator) {
            @Nullable Mean mean = means.get(indicator);
            if (mean == null) {
                throw new IllegalStateException("no mean of " + indicator);
            }
            return mean;
        }

        /// Number of cities in a tier of a board.
        public long inTier(String board, Tier tier) {
            return part.cities().stream()
                    .filter(city -> city.tier(board) == tier)
                    .count();
        }
    }

    /// One row for each part.
    public Table table() {
        List<Field<Row>> fields = new ArrayList<>();
        Field.part().forEach(field -> fields.add(field.from(Row::part)));
        fields.add(Field.of(
                "cities", Kind.COUNT, "cities", row -> row.part().cities().size()));
        for (Indicator indicator : Indicator.values()) {
            fields.add(Field.of(
                    indicator + "_mean",
                    Kind.FRACTION,
                    "unweighted mean of the cities' rates of " + indicator,
                    row -> row.mean(indicator).rate()));
            fields.add(Field.of(
                    indicator + "_aggregate",
                    Kind.FRACTION,
                    "rate of the sums of " + indicator + " over the same cities",
                    row -> row.mean(indicator).aggregate()));
            fields.add(Field.of(
                    indicator + "_cities",
                    Kind.COUNT,
                    "cities whose rate of " + indicator + " is defined",
                    row -> row.mean(indicator).cities()));
            fields.add(Field.of(
                    indicator + "_falling",
                    Kind.COUNT,
                    "cities whose rate of " + indicator + " is above zero",
                    row -> row.mean(indicator).falling()));
        }
        for (BoardDefinition board : boards) {
            for (Tier tier : Tier.values()) {
                fields.add(Field.of(
                        board.id() + "_" + tier,
                        Kind.COUNT,
                        "cities in tier %s of board %s".formatted(tier, board.id()),
                        row -> row.inTier(board.id(), tier)));
            }
        }
        return Table.of(
                name,
                "`_mean` is the unweighted mean of city rates, as the report's tables 1 to 8 print it; `_aggregate` is"
                        + " the rate of the sums over the same cities, for comparison. Fractions, positive is a fall.",
                new LinkedHashMap<>(),
                fields,
                rows);
    }
}
