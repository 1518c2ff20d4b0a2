package io.tandem.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InterestTest {
    private static final BoardCopy.Shift OWN = shift("0001", row(9, "II"), row(4, "I"), false);
    private static final BoardCopy.Shift PUSHED = shift("0002", row(4, "II"), row(5, "II"), true);
    private static final BoardCopy.Shift ENTERS = shift("0003", Optional.empty(), row(50, "III"), false);

    @Test
    void withoutCitiesOnlyOwnMovesAreTold() {
        assertThat(told(new Interest(new TreeSet<>(), false, 0, Integer.MAX_VALUE)))
                .containsExactly("0001", "0003");
    }

    @Test
    void aWatchedCityIsToldAlsoWhenOthersMovedIt() {
        assertThat(told(new Interest(new TreeSet<>(List.of("0002")), false, 0, Integer.MAX_VALUE)))
                .containsExactly("0002");
        assertThat(told(new Interest(new TreeSet<>(List.of("0002")), false, 2, Integer.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void filtersCombine() {
        assertThat(told(new Interest(new TreeSet<>(), true, 0, Integer.MAX_VALUE)))
                .containsExactly("0001", "0003");
        assertThat(told(new Interest(new TreeSet<>(), false, 6, Integer.MAX_VALUE)))
                .containsExactly("0003");
        assertThat(told(new Interest(new TreeSet<>(), false, 0, 4))).containsExactly("0001");
        assertThat(told(new Interest(new TreeSet<>(List.of("0001", "0002")), true, 0, 10)))
                .containsExactly("0001");
    }

    private static List<String> told(Interest interest) {
        return List.of(OWN, PUSHED, ENTERS).stream()
                .filter(interest::includes)
                .map(BoardCopy.Shift::city)
                .toList();
    }

    private static BoardCopy.Shift shift(
            String city, Optional<BoardCopy.Row> from, Optional<BoardCopy.Row> to, boolean byOthers) {
        return new BoardCopy.Shift(city, from, to, byOthers);
    }

    private static Optional<BoardCopy.Row> row(int rank, String tier) {
        return Optional.of(new BoardCopy.Row("", rank, tier, 0, List.of()));
    }
}
