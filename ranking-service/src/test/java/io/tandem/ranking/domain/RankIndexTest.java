package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void aMoveTellsTheRankBeforeAndAfter() {
        index.put("100000", Score.of(List.of(0.3), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("200000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("300000", Score.of(List.of(0.2), ZeroRule.ZERO_IS_TIER_TWO));
        index.put("400000", Score.of(List.of(0.1), ZeroRule.ZERO_IS_TIER_TWO));

        assertThat(index.move("300000", Score.of(List.of(0.4), ZeroRule.ZERO_IS_TIER_TWO)))
                .isEqualTo(new RankIndex.Shift(2, 1));
        assertThat(index.move("300000", Score.of(List.of(0.1), ZeroRule.ZERO_IS_TIER_TWO)))
                .isEqualTo(new RankIndex.Shift(1, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.move("500000", Score.of(List.of(0.1), ZeroRule.ZERO_IS_TIER_TWO)));
    }

    @Test
    void everyCityComesInOrderWithItsRank() {
        index.put("100000", new Score(Tier.III, 0.9));
        index.put("200000", new Score(Tier.I, 0.2));
        index.put("300000", new Score(Tier.I, 0.2));
        index.put("400000", new Score(Tier.II, 0.2));

        List<String> lines = new ArrayList<>();
        index.forEach((city, rank) -> lines.add(rank + " " + city));

        assertThat(lines).containsExactly("1 200000", "1 300000", "3 400000", "4 100000");
    }

    @Test
    void aThousandEqualsShareOneRankHoweverManyBlocksTheyFill() {
        index.put("000001", new Score(Tier.I, 0.5));
        for (int city = 0; city < 1_000; city++) {
            index.put(Integer.toString(100_000 + city), new Score(Tier.I, 0.25));
        }

        assertThat(index.rank("100999")).isEqualTo(2);
        assertThat(index.move("100999", new Score(Tier.II, 0.25))).isEqualTo(new RankIndex.Shift(2, 1_001));
        assertThat(index.move("100999", new Score(Tier.I, 0.25))).isEqualTo(new RankIndex.Shift(1_001, 2));
    }
}
