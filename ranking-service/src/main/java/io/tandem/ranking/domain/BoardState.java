package io.tandem.ranking.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every city's standing on one board, and the ranks that follow. Not thread-safe.
public final class BoardState {
    private final NavigableMap<String, Standing> standings = new TreeMap<>();
    private final RankIndex index = new RankIndex();

    /// An empty board.
    public BoardState() {}

    /// A board with these standings by city.
    public BoardState(Map<String, Standing> standings) {
        standings.forEach(this::put);
    }

    /// Where a city stands; null when it is not on the board.
    public @Nullable Place place(String city) {
        @Nullable Standing standing = standings.get(city);
        return standing == null ? null : place(city, standing);
    }

    /// Own part of a city's place; null when it is not on the board.
    public @Nullable Standing standing(String city) {
        return standings.get(city);
    }

    /// Codes of the cities on the board, ascending; a copy.
    public List<String> cities() {
        return List.copyOf(standings.keySet());
    }

    /// Takes new standings and tells the net moves: one for every city whose own standing (tier, score,
    /// rates or reasons) became another one. A city that was only pushed up or down by others is no move; it
    /// is implied.
    ///
    /// All `from` ranks are of the board before all of `updates`, all `to` ranks of the board after.
    ///
    /// @param updates standing by city; [Gone] takes the city off the board
    /// @return ordered by city code; empty when nothing changed
    public List<Move> apply(Map<String, Update> updates) {
        NavigableMap<String, Update> effective = new TreeMap<>(updates);
        effective.entrySet().removeIf(entry -> changesNothing(entry.getKey(), entry.getValue()));
        if (effective.size() == 1) {
            return List.of(apply(effective.firstKey(), effective.firstEntry().getValue()));
        }
        List<Move> before = effective.keySet().stream()
                .map(city -> new Move(city, place(city), null))
                .toList();
        effective.forEach(this::replace);
        return before.stream()
                .map(move -> new Move(move.city(), move.from(), place(move.city())))
                .toList();
    }

    /// The whole board in order; ranks are shared by equals.
    public List<Row> ranked() {
        List<Row> rows = new ArrayList<>(index.size());
        index.forEach((city, rank) -> {
            if (standings.get(city) instanceof Standing.Ranked ranked) {
                rows.add(new Row(rank, city, ranked));
            }
        });
        return rows;
    }

    /// The unranked cities by code.
    public NavigableMap<String, Standing.Unranked> unranked() {
        NavigableMap<String, Standing.Unranked> result = new TreeMap<>();
        standings.forEach((city, standing) -> {
            if (standing instanceof Standing.Unranked unranked) {
                result.put(city, unranked);
            }
        });
        return result;
    }

    private boolean changesNothing(String city, Update update) {
        @Nullable Standing present = standings.get(city);
        return switch (update) {
            case Present(Standing standing) -> standing.equals(present);
            case Gone _ -> present == null;
        };
    }

    private Place place(String city, Standing standing) {
        return switch (standing) {
            case Standing.Ranked _ -> new Place(index.rank(city), standing);
            case Standing.Unranked _ -> new Place(null, standing);
        };
    }

    /// An update by itself. From rank to rank the index tells both in one go.
    private Move apply(String city, Update update) {
        @Nullable Standing present = standings.get(city);
        if (present instanceof Standing.Ranked && update instanceof Present(Standing.Ranked next)) {
            standings.put(city, next);
            RankIndex.Shift ranks = index.move(city, next.score());
            return new Move(city, new Place(ranks.from(), present), new Place(ranks.to(), next));
        }
        @Nullable Place from = place(city);
        replace(city, update);
        return new Move(city, from, place(city));
    }

    private void replace(String city, Update update) {
        switch (update) {
            case Present(Standing standing) -> put(city, standing);
            case Gone _ -> remove(city);
        }
    }

    private void put(String city, Standing standing) {
        standings.put(city, standing);
        switch (standing) {
            case Standing.Ranked ranked -> index.put(city, ranked.score());
            case Standing.Unranked _ -> index.remove(city);
        }
    }

    private void remove(String city) {
        standings.remove(city);
        index.remove(city);
    }

    /// What becomes of a city.
    public sealed interface Update {}

    /// The city has this standing now.
    public record Present(Standing standing) implements Update {}

    /// The city is no longer on the board.
    public record Gone() implements Update {}

    /// One line of the ranked board.
    public record Row(int rank, String city, Standing.Ranked standing) {}
}
