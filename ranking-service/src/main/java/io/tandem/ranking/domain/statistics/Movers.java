package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The cities whose rank or tier is another one than it was, pushed by others or not.
///
/// @param rows the farthest moved first; entering and leaving the ranking before them; equals by city code
public record Movers(String board, BoardVersion from, BoardVersion to, List<Row> rows) {
    /// Copies the rows.
    public Movers {
        rows = List.copyOf(rows);
    }

    /// Compares two versions of a board.
    ///
    /// @param cities of the roster, for the names
    public static Movers between(String board, State from, State to, Map<String, Roster.City> cities) {
        Set<String> codes = new TreeSet<>(from.places().keySet());
        codes.addAll(to.places().keySet());
        List<Row> rows = new ArrayList<>();
        for (String code : codes) {
            Row row = new Row(
                    code,
                    cities.get(code),
                    At.of(from.places().get(code)),
                    At.of(to.places().get(code)));
            if (!row.isUnmoved()) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingInt(Row::distance).reversed().thenComparing(Row::code));
        return new Movers(board, from.version(), to.version(), rows);
    }

    /// A board at one version.
    ///
    /// @param places by city
    public record State(BoardVersion version, Map<String, Place> places) {
        /// Copies the places.
        public State {
            places = Map.copyOf(places);
        }

        /// A board as a snapshot has it.
        public static State of(Snapshot snapshot, String board) {
            Map<String, Place> places = new HashMap<>();
            snapshot.cities().forEach(city -> places.put(city.code(), city.place(board)));
            return new State(snapshot.version().boards().getOrDefault(board, BoardVersion.NEW), places);
        }
    }

    /// Rank, tier and score at one version; all null when unranked or not on the board.
    public record At(
            @Nullable Integer rank,
            @Nullable Tier tier,
            @Nullable Double score) {
        static At of(@Nullable Place place) {
            if (place == null || !(place.standing() instanceof Standing.Ranked ranked)) {
                return new At(null, null, null);
            }
            Score score = ranked.score();
            return new At(place.rank(), score.tier(), score.value());
        }
    }

    /// A city that moved.
    ///
    /// @param city null when the roster does not have it any more
    public record Row(String code, Roster.@Nullable City city, At from, At to) {
        /// Ranks gained; negative when lost; null when it entered or left the ranking.
        public @Nullable Integer gained() {
            @Nullable Integer before = from.rank();
            @Nullable Integer after = to.rank();
            return before == null || after == null ? null : (Integer) (before - after);
        }

        private int distance() {
            @Nullable Integer gained = gained();
            return gained == null ? Integer.MAX_VALUE : Math.abs(gained);
        }

        private boolean isUnmoved() {
            return Objects.equals(from.rank(), to.rank()) && from.tier() == to.tier();
        }
    }

    /// One row for each city that moved.
    public Table table() {
        List<Field<Row>> fields = new ArrayList<>();
        fields.add(Field.of("city", Kind.TEXT, "administrative code, GB/T 2260", Row::code));
        fields.add(Field.of(
                "nameZh",
                Kind.TEXT,
                "Chinese name",
                row -> row.city() == null ? null : row.city().nameZh()));
        fields.add(Field.of(
                "nameEn",
                Kind.TEXT,
                "English name",
                row -> row.city() == null ? null : row.city().nameEn()));
        fields.add(Field.of("gained", Kind.COUNT, "ranks gained; negative when lost", Row::gained));
        fields.add(
                Field.of("fromRank", Kind.RANK, "rank before", row -> row.from().rank()));
        fields.add(Field.of("toRank", Kind.RANK, "rank after", row -> row.to().rank()));
        fields.add(Field.of(
                "fromTier", Kind.TEXT, "tier before", row -> name(row.from().tier())));
        fields.add(
                Field.of("toTier", Kind.TEXT, "tier after", row -> name(row.to().tier())));
        fields.add(Field.of(
                "fromScore", Kind.FRACTION, "score before", row -> row.from().score()));
        fields.add(Field.of(
                "toScore", Kind.FRACTION, "score after", row -> row.to().score()));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("board", board);
        summary.put("from", from.toString());
        summary.put("to", to.toString());
        return Table.of(
                "movers",
                "Cities whose rank or tier differs between two versions of the board, also when others pushed them.",
                summary,
                fields,
                rows);
    }

    private static @Nullable String name(@Nullable Tier tier) {
        return tier == null ? null : tier.name();
    }
}
