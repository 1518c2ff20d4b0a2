package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final BoardDefinition CO2 = new BoardDefinition("co2", List.of(Indicator.CO2));

    @Test
    void theNearestAreNamedAndEqualsAreNeitherAboveNorBelow() {
        BoardView board = single(0.75, 0.5, 0.25, 0.25, 0.25, 0.0);

        Neighbours neighbours = Neighbours.of(board, "C3", 1);

        assertThat(neighbours.above()).containsExactly(new Neighbours.Neighbour(2, "C1", new Score(null, 0.5), 0.25));
        assertThat(neighbours.equal()).extracting(Neighbours.Neighbour::city).containsExactly("C2", "C4");
        assertThat(neighbours.equal()).extracting(Neighbours.Neighbour::rank).containsOnly(3);
        assertThat(neighbours.below()).containsExactly(new Neighbours.Neighbour(6, "C5", new Score(null, 0), -0.25));
    }

    @Test
    void theListsKeepTheBoardsOrder() {
        Neighbours neighbours = Neighbours.of(single(0.75, 0.5, 0.25, 0.0, -0.5), "C2", 3);

        assertThat(neighbours.above()).extracting(Neighbours.Neighbour::city).containsExactly("C0", "C1");
        assertThat(neighbours.below()).extracting(Neighbours.Neighbour::city).containsExactly("C3", "C4");
        assertThat(Neighbours.of(single(0.75), "C0", 3)).isEqualTo(new Neighbours(List.of(), List.of(), List.of()));
    }

    /// Report §2.4: tiers come first, whatever the sums.
    @Test
    void acrossATierThereIsNoDistance() {
        Map<String, Standing> standings = new TreeMap<>();
        standings.put("A", Standing.Ranked.of(List.of(0.125, 0.125), ZeroRule.ZERO_IS_TIER_TWO));
        standings.put("B", Standing.Ranked.of(List.of(0.75, -0.25), ZeroRule.ZERO_IS_TIER_TWO));
        BoardView board = BoardView.of(
                new BoardKey("a", "co2-aqi"), BoardVersion.NEW, null, Basis.FIRST, new BoardState(standings));

        assertThat(Neighbours.of(board, "B", 3).above())
                .containsExactly(new Neighbours.Neighbour(1, "A", new Score(Tier.I, 0.25), null));
    }

    @Test
    void anUnrankedCityHasNone() {
        BoardView board = BoardView.of(
                new BoardKey("a", "co2"),
                BoardVersion.NEW,
                null,
                Basis.FIRST,
                new BoardState(Map.of("A", CO2.standing(null, ZeroRule.ZERO_IS_TIER_TWO))));

        assertThat(Neighbours.of(board, "A", 3)).isEqualTo(new Neighbours(List.of(), List.of(), List.of()));
        assertThat(Neighbours.of(board, "B", 3)).isEqualTo(new Neighbours(List.of(), List.of(), List.of()));
    }

    private static BoardView single(double... rates) {
        Map<String, Standing> standings = new TreeMap<>();
        for (int i = 0; i < rates.length; i++) {
            standings.put("C" + i, Standing.Ranked.of(List.of(rates[i]), ZeroRule.ZERO_IS_TIER_TWO));
        }
        return BoardView.of(new BoardKey("a", "co2"), BoardVersion.NEW, null, Basis.FIRST, new BoardState(standings));
    }
}
