package io.tandem.local.watch;

import static io.tandem.local.watch.Messages.change;
import static io.tandem.local.watch.Messages.place;
import static io.tandem.local.watch.Messages.snapshot;
import static io.tandem.local.watch.Messages.unranked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardCopyTest {
    private final BoardCopy board = new BoardCopy();

    @Test
    void equalsShareARankAndTheNextOneSkips() {
        board.replace(snapshot(
                7,
                "0004=" + place("II", 9),
                "0003=" + place("I", 1),
                "0002=" + place("I", 1),
                "0001=" + place("I", 2),
                "0005=" + unranked()));

        assertThat(board.ranked()).extracting(BoardCopy.Row::city).containsExactly("0001", "0002", "0003", "0004");
        assertThat(board.ranked()).extracting(BoardCopy.Row::rank).containsExactly(1, 2, 2, 4);
        assertThat(board.size()).isEqualTo(5);
        assertThat(board.version()).isEqualTo("1:7");
    }

    @Test
    void aMoveShiftsThoseBetween() {
        board.replace(snapshot(
                1,
                "0001=" + place("I", 4),
                "0002=" + place("I", 3),
                "0003=" + place("I", 2),
                "0004=" + place("II", 9)));

        List<BoardCopy.Shift> shifts = board.apply(change(2, "0003=" + place("I", 5)));

        assertThat(shifts).extracting(BoardCopy.Shift::city).containsExactly("0003", "0001", "0002");
        assertThat(shifts).extracting(BoardCopy.Shift::gained).containsExactly(2, -1, -1);
        assertThat(shifts).extracting(BoardCopy.Shift::byOthers).containsExactly(false, true, true);
        assertThat(shifts).noneMatch(BoardCopy.Shift::changesTier);
    }

    @Test
    void citiesEnterAndLeaveTheRankingAndTheBoard() {
        board.replace(snapshot(1, "0001=" + place("I", 4), "0002=" + unranked()));

        List<BoardCopy.Shift> shifts = board.apply(change(2, "0001=null", "0002=" + place("III", 1)));

        assertThat(board.ranked()).extracting(BoardCopy.Row::city).containsExactly("0002");
        assertThat(board.size()).isEqualTo(1);
        assertThat(shifts).allMatch(BoardCopy.Shift::changesTier);
    }

    @Test
    void aChangeThatDoesNotFollowIsRefused() {
        board.replace(snapshot(1, "0001=" + place("I", 4)));

        assertThatIllegalStateException().isThrownBy(() -> board.apply(change(3, "0001=null")));
    }

    @Test
    void theToldShiftsExplainEveryRank() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            board.replace(snapshot(0, cities(random, 12)));
            var told = new TreeMap<String, Integer>();
            board.ranked().forEach(row -> told.put(row.city(), row.rank()));
            for (int sequence = 1; sequence <= 20; sequence++) {
                board.apply(change(sequence, cities(random, 1 + random.nextInt(3))))
                        .forEach(shift -> shift.to()
                                .ifPresentOrElse(
                                        row -> told.put(row.city(), row.rank()), () -> told.remove(shift.city())));

                assertThat(told).isEqualTo(ranks());
            }
        }
    }

    private TreeMap<String, Integer> ranks() {
        var ranks = new TreeMap<String, Integer>();
        for (BoardCopy.Row row : board.ranked()) {
            long better = board.ranked().stream()
                    .filter(other -> Comparator.comparing(BoardCopy.Row::tier)
                                    .thenComparing(Comparator.comparingDouble(BoardCopy.Row::score)
                                            .reversed())
                                    .compare(other, row)
                            < 0)
                    .count();
            ranks.put(row.city(), (int) better + 1);
        }
        return ranks;
    }

    private static String[] cities(SplittableRandom random, int count) {
        var cities = new ArrayList<String>();
        var codes = random.ints(count, 1, 13).distinct().toArray();
        for (int code : codes) {
            cities.add("%04d=%s".formatted(code, Messages.anyPlace(random)));
        }
        return cities.toArray(String[]::new);
    }
}
