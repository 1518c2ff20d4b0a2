package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The index next to a sorted list, under a million puts, moves, removals, ranks and selections in all.
///
/// The index fills to nine tenths of the cities and empties to a fiftieth, again and again. Half of the scores
/// are one of 36, so that ties run over whole blocks. Compared is every answer of every operation, and after
/// each 20,000th the whole order with every rank.
class RankIndexPropertyTest {
    private final SortedScores sorted = new SortedScores();

    @ParameterizedTest
    @CsvSource({"1, 128, 3000, 500000", "2, 128, 335, 200000", "3, 4, 200, 300000"})
    void agreesWithASortedListUnderRandomOperations(long seed, int blockCapacity, int cities, int operations) {
        Random random = new Random(seed);
        RankIndex index = new RankIndex(blockCapacity);
        for (int operation = 1; operation <= operations; operation++) {
            boolean filling = operation / (10 * cities) % 2 == 0;
            String city = Integer.toString(100_000 + random.nextInt(cities));
            int kind = random.nextInt(10);
            if (kind == 0) {
                ask(index, city, random);
            } else if (random.nextInt(50) < (filling ? 45 : 1)) {
                give(index, city, score(random), kind % 2 == 0);
            } else if (index.remove(city) != sorted.remove(city)) {
                throw new AssertionError("operation %d: whether %s was there".formatted(operation, city));
            }
            if (operation % 20_000 == 0) {
                compareWhole(index);
            }
        }
    }

    private void ask(RankIndex index, String city, Random random) {
        assertThat(index.size()).isEqualTo(sorted.size());
        if (sorted.contains(city)) {
            assertThat(index.rank(city)).isEqualTo(sorted.rank(city));
        }
        if (sorted.size() > 0) {
            int position = 1 + random.nextInt(sorted.size());
            assertThat(index.select(position)).isEqualTo(sorted.select(position));
        }
    }

    private void give(RankIndex index, String city, Score score, boolean move) {
        if (move && sorted.contains(city)) {
            int from = sorted.rank(city);
            sorted.put(city, score);
            assertThat(index.move(city, score)).isEqualTo(new RankIndex.Shift(from, sorted.rank(city)));
        } else {
            index.put(city, score);
            sorted.put(city, score);
        }
    }

    private void compareWhole(RankIndex index) {
        List<String> lines = new ArrayList<>();
        index.forEach((city, rank) -> lines.add(rank + " " + city));
        assertThat(lines).isEqualTo(sorted.lines());
        sorted.cities().forEach(city -> assertThat(index.rank(city)).isEqualTo(sorted.rank(city)));
    }

    private static Score score(Random random) {
        int part = random.nextInt(4);
        double value = random.nextBoolean() ? random.nextInt(-4, 5) / 4.0 : random.nextDouble(-1, 1);
        return new Score(part == 3 ? null : Tier.values()[part], value);
    }
}
