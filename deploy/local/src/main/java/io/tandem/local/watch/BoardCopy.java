package io.tandem.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A subscriber's copy of a board: begins with a snapshot and applies changes.
final class BoardCopy {
    private static final Comparator<Row> BEST_FIRST = Comparator.comparing(Row::tier)
            .thenComparing(Comparator.comparingDouble(Row::score).reversed())
            .thenComparing(Row::city);

    private final Map<String, JsonNode> places = new HashMap<>();
    private int epoch;
    private long sequence;
    private List<Row> ranked = List.of();
    private Map<String, Row> byCity = Map.of();

    /// Where a ranked city stands.
    ///
    /// @param rank standard competition rank from 1
    /// @param tier `I`, `II` or `III`; empty on a single board
    /// @param score the rate, or the sum of the two; fractions
    /// @param rates the board's rates in its order
    record Row(String city, int rank, String tier, double score, List<Double> rates) {
        private Row ranked(int at) {
            return new Row(city, at, tier, score, rates);
        }

        private boolean equalsInRank(Row other) {
            return tier.equals(other.tier) && score == other.score;
        }
    }

    /// A city's place before and after a change; empty where it has no rank.
    ///
    /// @param byOthers whether the city's own figures are what they were
    record Shift(String city, Optional<Row> from, Optional<Row> to, boolean byOthers) {
        /// Ranks gained; 0 when the city had no rank before or has none now.
        int gained() {
            return from.isPresent() && to.isPresent()
                    ? from.get().rank() - to.get().rank()
                    : 0;
        }

        /// Whether the tier differs, or the city entered or left the ranking.
        boolean changesTier() {
            return !from.map(Row::tier).equals(to.map(Row::tier));
        }

        /// Whether the city has or had a rank of at most `rank`.
        boolean isWithin(int rank) {
            return from.filter(row -> row.rank() <= rank)
                    .or(() -> to.filter(row -> row.rank() <= rank))
                    .isPresent();
        }
    }

    /// Begins anew.
    ///
    /// @param snapshot data of a `snapshot` event
    void replace(JsonNode snapshot) {
        places.clear();
        snapshot.path("entries").forEach(entry -> places.put(entry.path("city").asText(), entry.path("place")));
        at(snapshot);
    }

    /// Applies the change that follows.
    ///
    /// @param change data of a `change` event
    /// @return every city that stands elsewhere than before: the change's own first, in its order
    /// @throws IllegalStateException when it does not follow
    List<Shift> apply(JsonNode change) {
        if (change.path("sequence").asLong() != sequence + 1) {
            throw new IllegalStateException(
                    "%d does not follow %d".formatted(change.path("sequence").asLong(), sequence));
        }
        Map<String, Row> before = byCity;
        SortedMap<String, Boolean> own = new TreeMap<>();
        change.path("moves").forEach(move -> {
            String city = move.path("city").asText();
            own.put(city, true);
            if (move.path("to").isNull()) {
                places.remove(city);
            } else {
                places.put(city, move.path("to"));
            }
        });
        at(change);
        List<Shift> shifts = new ArrayList<>();
        own.keySet().forEach(city -> shifts.add(shift(city, before, false)));
        ranked.stream()
                .map(Row::city)
                .filter(city -> !own.containsKey(city))
                .map(city -> shift(city, before, true))
                .filter(shift -> shift.gained() != 0)
                .forEach(shifts::add);
        return shifts;
    }

    private Shift shift(String city, Map<String, Row> before, boolean byOthers) {
        return new Shift(city, Optional.ofNullable(before.get(city)), Optional.ofNullable(byCity.get(city)), byOthers);
    }

    /// `epoch:sequence`.
    String version() {
        return epoch + ":" + sequence;
    }

    /// Cities with a rank, best first.
    List<Row> ranked() {
        return ranked;
    }

    /// Cities on the board, with and without a rank.
    int size() {
        return places.size();
    }

    private void at(JsonNode message) {
        epoch = message.path("epoch").asInt();
        sequence = message.path("sequence").asLong();
        List<Row> rows = new ArrayList<>();
        places.forEach((city, place) -> {
            if (place.path("score").isNumber()) {
                List<Double> rates = new ArrayList<>();
                place.path("rates").forEach(rate -> rates.add(rate.asDouble()));
                rows.add(new Row(
                        city,
                        0,
                        place.path("tier").asText(""),
                        place.path("score").asDouble(),
                        rates));
            }
        });
        rows.sort(BEST_FIRST);
        Map<String, Row> index = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int rank = i > 0 && rows.get(i).equalsInRank(rows.get(i - 1))
                    ? rows.get(i - 1).rank()
                    : i + 1;
            rows.set(i, rows.get(i).ranked(rank));
            index.put(rows.get(i).city(), rows.get(i));
        }
        ranked = Collections.unmodifiableList(rows);
        byCity = index;
    }
}
