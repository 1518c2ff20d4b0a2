package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableVersionsTest {
    /// A letter stands for a method, its position for a version.
    @ParameterizedTest
    @CsvSource({
        "A, 1, A, 1, 2147483647",
        "AAA, 2, A, 1, 2147483647",
        "AABB, 1, B, 1, 2",
        "AABB, 4, B, 3, 2147483647",
        "AABA, 3, A, 3, 3",
        "AABA, 4, A, 4, 2147483647",
        "AA, 2, B, 1, 2"
    })
    void figuresOfTheSameMethodCountUpToTheNextChange(String methods, int version, String newest, int from, int to) {
        TreeMap<Integer, Assessment> made = new TreeMap<>();
        for (int i = 1; i <= methods.length(); i++) {
            made.put(i, assessment(i, methods.charAt(i - 1)));
        }

        assertThat(ComparableVersions.around(made, version, assessment(methods.length() + 1, newest.charAt(0))))
                .isEqualTo(new ComparableVersions(from, to));
    }

    private static Assessment assessment(int version, char method) {
        Assessment reference = Reference.assessment("2019", Map.of());
        return new Assessment(
                reference.id(),
                version,
                reference.roster(),
                reference.basePeriod(),
                reference.currentPeriod(),
                new Assessment.Method(
                        Map.of(Indicator.PM, (double) method), "validated", ZeroRule.ZERO_IS_TIER_TWO, Map.of()),
                reference.boards(),
                null);
    }
}
