package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tandem.ingest.domain.AssessmentDraft.BoardDraft;
import io.tandem.ingest.domain.AssessmentDraft.MethodDraft;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentRulesTest {
    private static final CityCode TANGSHAN = new CityCode("130200");
    private static final Roster ROSTER = new Roster(
            "名",
            "Name",
            List.of(new Roster.City(
                    TANGSHAN, "唐山", "唐山市", "Tangshan", new CityCode("130000"), "河北", "Hebei", Region.EAST)),
            List.of(new Roster.GroupVersion(
                    "jjj", "2+26", "京津冀", "JJJ", LocalDate.of(2017, 2, 17), null, List.of(TANGSHAN))));

    private static AssessmentDraft draft(
            String base, String current, @Nullable MethodDraft method, @Nullable List<@Nullable BoardDraft> boards) {
        return new AssessmentDraft("china-335", base, current, method, boards, null);
    }

    private static List<Tuple> findings(AssessmentDraft draft, @Nullable Roster roster) {
        return AssessmentRules.judge(draft, roster) instanceof Verdict.Refused<Assessment>(var findings)
                ? findings.stream().map(f -> tuple(f.refusal(), f.pointer())).toList()
                : List.of();
    }

    @Test
    void whatIsLeftOutIsTheReports() {
        assertThat(AssessmentRules.judge(draft("2015", "2019", null, null), ROSTER))
                .isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
                    Assessment assessment = (Assessment) accepted.value();
                    assertThat(assessment.boards())
                            .extracting(Assessment.Board::id)
                            .containsExactly("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
                    assertThat(assessment.method().pollutantEquivalents())
                            .isEqualTo(Map.of(Indicator.SO2, 0.95, Indicator.NOX, 0.95, Indicator.PM, 2.18));
                    assertThat(assessment.method().statusPolicy().wireName()).isEqualTo("validated-else-provisional");
                    assertThat(assessment.method().zeroRule().wireName()).isEqualTo("zero-is-tier-two");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero-is-tier-two", "zero-is-reduction", "zero-is-increase"})
    void theMethodSaysWhereAZeroBelongs(String rule) {
        MethodDraft method = new MethodDraft(null, null, rule, null);

        assertThat(AssessmentRules.judge(draft("2015", "2019", method, null), ROSTER))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(((Assessment) accepted.value())
                                        .method()
                                        .zeroRule()
                                        .wireName())
                                .isEqualTo(rule));
    }

    @Test
    void theRosterExists() {
        assertThat(findings(draft("2015", "2019", null, null), null))
                .containsExactly(tuple(Refusal.UNKNOWN_ROSTER, "/roster"));
    }

    @Test
    void thePeriodsHaveOneLengthAndTheBaseIsEarlier() {
        assertThat(findings(draft("2015", "2019-Q1", null, null), ROSTER))
                .containsExactly(tuple(Refusal.PERIODS_DO_NOT_COMPARE, "/currentPeriod"));
        assertThat(findings(draft("2019", "2019", null, null), ROSTER))
                .containsExactly(tuple(Refusal.PERIODS_DO_NOT_COMPARE, "/currentPeriod"));
        assertThat(findings(draft("2019-13", "2019", null, null), ROSTER))
                .containsExactly(tuple(Refusal.INVALID_PERIOD, "/basePeriod"));
    }

    @Test
    void aBoardRanksByOneIndicatorOrByTwoDifferentOnes() {
        assertThat(findings(
                        draft(
                                "2015",
                                "2019",
                                null,
                                Arrays.asList(
                                        new BoardDraft("co2", List.of("CO2")),
                                        new BoardDraft("co2", List.of("LAPEQ")),
                                        new BoardDraft("Bad Id", List.of("CO2", "CO2")),
                                        new BoardDraft("none", List.of()),
                                        new BoardDraft("three", List.of("CO2", "SO2", "PM")),
                                        new BoardDraft("ch4", List.of("CH4")),
                                        null)),
                        ROSTER))
                .containsExactly(
                        tuple(Refusal.DUPLICATE_ENTRY, "/boards/1/id"),
                        tuple(Refusal.INVALID_ID, "/boards/2/id"),
                        tuple(Refusal.INVALID_BOARD, "/boards/2/indicators/1"),
                        tuple(Refusal.INVALID_BOARD, "/boards/3/indicators"),
                        tuple(Refusal.INVALID_BOARD, "/boards/4/indicators"),
                        tuple(Refusal.UNKNOWN_INDICATOR, "/boards/5/indicators/0"),
                        tuple(Refusal.MISSING_MEMBER, "/boards/6"));
        assertThat(findings(draft("2015", "2019", null, List.of()), ROSTER))
                .containsExactly(tuple(Refusal.INVALID_BOARD, "/boards"));
    }

    @Test
    void theMethodIsOneThatTandemKnows() {
        assertThat(findings(
                        draft(
                                "2015",
                                "2019",
                                new MethodDraft(Map.of("SO2", 0.0), "all", "zero", Map.of("jjj", "x")),
                                null),
                        ROSTER))
                .containsExactly(
                        tuple(Refusal.INVALID_COEFFICIENT, "/method/pollutantEquivalents/SO2"),
                        tuple(Refusal.UNKNOWN_METHOD, "/method/statusPolicy"),
                        tuple(Refusal.UNKNOWN_METHOD, "/method/zeroRule"),
                        tuple(Refusal.UNKNOWN_GROUP_VERSION, "/method/groupVersions"));
        assertThat(findings(
                        draft("2015", "2019", new MethodDraft(Map.of("CO2", 1.0), null, null, Map.of()), null), ROSTER))
                .containsExactly(tuple(Refusal.INVALID_COEFFICIENT, "/method/pollutantEquivalents"));
        assertThat(findings(
                        draft("2015", "2019", new MethodDraft(null, null, null, Map.of("jjj", "2+26")), null), ROSTER))
                .isEmpty();
    }
}
