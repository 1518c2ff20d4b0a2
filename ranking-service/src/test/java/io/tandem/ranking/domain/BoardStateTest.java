package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardStateTest {
    private static final Standing UNRANKED = new Standing.Unranked(
            java.util.Collections.singletonList(null),
            List.of(new Undefined(Undefined.Reason.BASE_ZERO, Indicator.CO2)));

    private final BoardState board = new BoardState();

    @Test
    void aMoveCarriesThePlacesBeforeAndAfterTheWholeSet() {
        board.apply(Map.of("A", rate(0.3), "B", rate(0.2), "C", rate(0.1)));

        List<Move> moves = board.apply(Map.of("C", rate(0.4), "A", rate(0.05)));

        assertThat(moves).extracting(Move::city).containsExactly("A", "C");
        assertThat(moves).extracting(move -> move.from().rank()).containsExactly(1, 3);
        assertThat(moves).extracting(move -> move.to().rank()).containsExactly(3, 1);
    }

    @Test
    void aCityThatOthersPushIsNoMove() {
        board.apply(Map.of("A", rate(0.3), "B", rate(0.2)));

        List<Move> moves = board.apply(Map.of("A", rate(0.1), "B", rate(0.2)));

        assertThat(moves).extracting(Move::city).containsExactly("A");
        assertThat(board.place("B").rank()).isEqualTo(1);
    }

    @Test
    void theSameStandingAgainIsNoMove() {
        board.apply(Map.of("A", rate(0.0), "B", new BoardState.Present(UNRANKED)));

        assertThat(board.apply(Map.of("A", rate(-0.0), "B", new BoardState.Present(UNRANKED))))
                .isEmpty();
        assertThat(board.apply(Map.of("C", new BoardState.Gone()))).isEmpty();
    }

    @Test
    void otherRatesWithTheSameSumAreAMove() {
        board.apply(Map.of("A", rates(0.25, 0.5)));

        assertThat(board.apply(Map.of("A", rates(0.5, 0.25)))).hasSize(1);
    }

    @Test
    void aCityCanLoseItsRankAndLeave() {
        board.apply(Map.of("A", rate(0.3), "B", rate(0.2)));

        List<Move> unranked = board.apply(Map.of("A", new BoardState.Present(UNRANKED)));
        List<Move> gone = board.apply(Map.of("A", new BoardState.Gone()));

        assertThat(unranked).containsExactly(new Move("A", new Place(1, ranked(0.3)), new Place(null, UNRANKED)));
        assertThat(gone).containsExactly(new Move("A", new Place(null, UNRANKED), null));
        assertThat(board.place("B").rank()).isEqualTo(1);
    }

    @Test
    void aSnapshotAndItsChangesMakeTheLaterSnapshotInAnySplit() {
        // Given
        Random random = new Random(11);
        BoardState copy = new BoardState();
        for (int round = 0; round < 500; round++) {
            Map<String, BoardState.Update> updates = new TreeMap<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                updates.put("C" + random.nextInt(20), update(random));
            }

            // When
            List<Move> moves = board.apply(updates);
            Map<String, BoardState.Update> replayed = new HashMap<>();
            moves.forEach(move -> replayed.put(
                    move.city(),
                    move.to() == null
                            ? new BoardState.Gone()
                            : new BoardState.Present(move.to().standing())));
            copy.apply(replayed);

            // Then
            assertThat(copy.ranked()).isEqualTo(board.ranked());
            assertThat(copy.unranked()).isEqualTo(board.unranked());
            moves.stream()
                    .filter(move -> move.to() != null)
                    .forEach(move -> assertThat(copy.place(move.city())).isEqualTo(move.to()));
        }
    }

    private static BoardState.Update update(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new BoardState.Gone();
            case 1 -> new BoardState.Present(UNRANKED);
            default -> rate(random.nextInt(-3, 4) / 4.0);
        };
    }

    private static BoardState.Update rate(double rate) {
        return new BoardState.Present(ranked(rate));
    }

    private static BoardState.Update rates(double first, double second) {
        return new BoardState.Present(Standing.Ranked.of(List.of(first, second), ZeroRule.ZERO_IS_TIER_TWO));
    }

    private static Standing ranked(double rate) {
        return Standing.Ranked.of(List.of(rate), ZeroRule.ZERO_IS_TIER_TWO);
    }
}
