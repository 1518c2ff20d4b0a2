package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A city's rank among its own: all cities, its region, its province and its groups, on every board.
public record Peers(CityFigures city, List<Row> rows) {
    /// Copies the rows.
    public Peers {
        rows = List.copyOf(rows);
    }

    /// A city among its own.
    public static Peers of(Snapshot snapshot, CityFigures city) {
        List<Row> rows = new ArrayList<>();
        for (BoardDefinition board : snapshot.boards()) {
            Part.around(snapshot, city).forEach(part -> rows.add(row(city, board, part)));
        }
        return new Peers(city, rows);
    }

    private static Row row(CityFigures city, BoardDefinition board, Part part) {
        List<Integer> ranks = part.cities().stream()
                .map(peer -> peer.rank(board.id()))
                .filter(Objects::nonNull)
                .toList();
        @Nullable Integer own = city.rank(board.id());
        return new Row(
                board,
                part,
                own == null
                        ? null
                        : 1 + (int) ranks.stream().filter(rank -> rank < own).count(),
                ranks.size());
    }

    /// A rank among the cities of a part.
    ///
    /// @param rank 1 + the part's cities strictly better; null when unranked
    /// @param of ranked cities of the part
    public record Row(
            BoardDefinition board, Part part, @Nullable Integer rank, int of) {
        /// `3rd of 11 in Fenwei Plain`.
        public String english() {
            return rank == null
                    ? "unranked in " + part.nameEn()
                    : "%s of %d in %s".formatted(ordinal(rank), of, part.nameEn());
        }

        /// `汾渭平原 11 个城市中第 3 名`.
        public String chinese() {
            return rank == null ? part.nameZh() + "未排名" : "%s %d 个城市中第 %d 名".formatted(part.nameZh(), of, rank);
        }

        private static String ordinal(int number) {
            int teens = number % 100;
            String suffix = teens >= 11 && teens <= 13
                    ? "th"
                    : switch (number % 10) {
                        case 1 -> "st";
                        case 2 -> "nd";
                        case 3 -> "rd";
                        default -> "th";
                    };
            return number + suffix;
        }
    }

    /// One row for each board and part.
    public Table table() {
        List<Field<Row>> fields = new ArrayList<>();
        fields.add(Field.of("board", Kind.TEXT, "board", row -> row.board().id()));
        Field.part().forEach(field -> fields.add(field.from(Row::part)));
        fields.add(Field.of("rank", Kind.RANK, "1 + the part's cities that are strictly better", Row::rank));
        fields.add(Field.of("of", Kind.COUNT, "ranked cities of the part", Row::of));
        fields.add(Field.of("zh", Kind.TEXT, "in Chinese", Row::chinese));
        fields.add(Field.of("en", Kind.TEXT, "in English", Row::english));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("city", city.code());
        summary.put("nameZh", city.city().nameZh());
        summary.put("nameEn", city.city().nameEn());
        return Table.of("peers", "Standard competition ranks among the cities of each part.", summary, fields, rows);
    }
}
