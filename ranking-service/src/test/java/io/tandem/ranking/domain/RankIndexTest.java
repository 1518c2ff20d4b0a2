package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankIndexTest {
    private final RankIndex index = new RankIndex();

    @Test
    void equalScoresShareARankAndTheNextRankSkips() {
        index.put("400000", Score.of(List.of(0.1), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("300000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("200000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("100000", Score.of(List.of(0.3), ZeroRule.ZERO_IS_TIER_TWO));

        assertThat(List.of(index.rank("100000"), index.rank("200000"), index.rank("300000"), index.rank("400000")))
                .containsExactly(1, 2, 2, 4);
    }

    @Test
    void equalCitiesAreListedByCode() {
        index.put("300000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("100000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("200000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));

        assertThat(List.of(index.select(1), index.select(2), index.select(3)))
                .containsExactly("100000", "200000", "300000");
    }

    @Test
    void theTierComesBeforeTheSum() {
        index.put("100000", Score.of(List.of(-0.1, 0.9), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("200000", Score.of(List.of(0.01, 0.01), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("300000", Score.of(List.of(-0.01, -0.01), ZeroRule.ZERO_IS_TIER_TWO));

        assertThat(List.of(index.select(1), index.select(2), index.select(3)))
                .containsExactly("200000", "100000", "300000");
    }

    @Test
    void negativeZeroEqualsZero() {
        index.put("100000", Score.of(List.of(0.0), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("200000", Score.of(List.of(-0.0), ZeroRule.ZERO_IS_TIER_TWO));

        assertThat(index.rank("200000")).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> index.rank("100000"));
        assertThatIllegalArgumentException().isThrownBy(() -> index.select(1));
        assertThatIllegalArgumentException().isThrownBy(() -> index.select(0));
        assertThat(index.remove("100000")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithANaiveSortUnderRandomOperationsWithTies(long seed) {
        Random random = new Random(seed);
        Map<String, Score> naive = new HashMap<>();
        for (int operation = 0; operation < 3_000; operation++) {
            String city = Integer.toString(100_000 + random.nextInt(60));
            if (random.nextInt(5) == 0) {
                assertThat(index.remove(city)).isEqualTo(naive.remove(city) != null);
            } else {
                // Few distinct values, so that ties abound.
                Score score = Score.of(
                        List.of(random.nextInt(-3, 4) / 4.0, random.nextInt(-3, 4) / 4.0), ZeroRule.ZERO_IS_TIER_TWO);
                index.put(city, score);
                naive.put(city, score);
            }
            assertThat(index.size()).isEqualTo(naive.size());
            naive.forEach((each, score) -> assertThat(index.rank(each))
                    .isEqualTo(1
                            + (int) naive.values().stream()
                                    .filter(other -> other.compareTo(score) < 0)
                                    .count()));
        }
        List<String> sorted = naive.keySet().stream()
                .sorted(Comparator.comparing((String city) -> naive.get(city)).thenComparing(city -> city))
                .toList();
        for (int position = 1; position <= sorted.size(); position++) {
            assertThat(index.select(position)).isEqualTo(sorted.get(position - 1));
        }
    }
}
