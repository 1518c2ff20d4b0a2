package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
    private static final String TANGSHAN = "130200";
    private static final Slot CO2_2019 = new Slot(TANGSHAN, Indicator.CO2, Side.CURRENT);
    private static final AssessmentDefinition DEFINITION =
            new AssessmentDefinition(Reference.assessment("2019", Map.of()), Reference.roster());
    private static final List<CityMetrics> METRICS = Reference.metrics();

    /// The rates in [Reference] come from the levels in the report's order of operations, so equal records mean
    /// equal bits.
    @ParameterizedTest
    @ValueSource(strings = {"co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi"})
    void nothingSupposedIsTheOfficialBoardBitForBit(String id) {
        BoardDefinition board = board(id);
        Map<String, Standing> official = new TreeMap<>();
        METRICS.forEach(city -> official.put(city.city(), board.standing(city, ZeroRule.ZERO_IS_TIER_TWO)));

        BoardState supposed = WhatIf.board(Hypothesis.nothing(DEFINITION, board), METRICS);

        assertThat(supposed.ranked()).hasSize(335).isEqualTo(new BoardState(official).ranked());
        assertThat(supposed.unranked()).isEmpty();
    }

    /// Every part and every reason, as metrics-service orders them.
    @Test
    void nothingSupposedKeepsTheReasonsOfTheUnranked() {
        Undefined noBase = new Undefined(Undefined.Reason.BASE_MISSING, Indicator.SO2);
        Undefined withdrawn = new Undefined(Undefined.Reason.CURRENT_WITHDRAWN, Indicator.SO2);
        Undefined noPm = new Undefined(Undefined.Reason.CURRENT_MISSING, Indicator.PM);
        Undefined zero = new Undefined(Undefined.Reason.BASE_ZERO, Indicator.CO2);
        CityMetrics city = metrics(
                metric(Indicator.CO2, 0.0, 1.0, zero),
                metric(Indicator.SO2, null, null, noBase, withdrawn),
                metric(Indicator.NOX, 1.0, 1.0),
                metric(Indicator.PM, 1.0, null, noPm),
                metric(Indicator.LAPEQ, null, null, noBase, withdrawn, noPm));
        BoardDefinition board = board("co2-lapeq");

        BoardState supposed = WhatIf.board(Hypothesis.nothing(DEFINITION, board), List.of(city));

        assertThat(supposed.standing(TANGSHAN)).isEqualTo(board.standing(city, ZeroRule.ZERO_IS_TIER_TWO));
        assertThat(supposed.standing("110000")).isEqualTo(board.standing(null, ZeroRule.ZERO_IS_TIER_TWO));
    }

    @Test
    void lapeqOfNothingInTheBasePeriodHasNoRate() {
        CityMetrics city = metrics(
                metric(Indicator.SO2, 0.0, 1.0, new Undefined(Undefined.Reason.BASE_ZERO, Indicator.SO2)),
                metric(Indicator.NOX, 0.0, 1.0, new Undefined(Undefined.Reason.BASE_ZERO, Indicator.NOX)),
                metric(Indicator.PM, 0.0, 1.0, new Undefined(Undefined.Reason.BASE_ZERO, Indicator.PM)));

        BoardState supposed = WhatIf.board(Hypothesis.nothing(DEFINITION, board("lapeq")), List.of(city));

        assertThat(supposed.standing(TANGSHAN))
                .isInstanceOfSatisfying(
                        Standing.Unranked.class,
                        unranked -> assertThat(unranked.reasons())
                                .containsExactly(new Undefined(Undefined.Reason.BASE_ZERO, Indicator.LAPEQ)));
    }

    /// PM = 4 is the tax law's value of general dust.
    @Test
    void anotherEquivalentWeighsDustLess() {
        Map<Indicator, double[]> levels = Reference.levels().get(TANGSHAN);
        double[] lapeq = new double[2];
        for (int i = 0; i < 2; i++) {
            lapeq[i] = levels.get(Indicator.SO2)[i] / 0.95
                    + levels.get(Indicator.NOX)[i] / 0.95
                    + levels.get(Indicator.PM)[i] / 4;
        }
        Hypothesis nothing = Hypothesis.nothing(DEFINITION, board("lapeq"));
        Hypothesis dust = new Hypothesis(
                nothing.board(),
                new PollutantEquivalents(0.95, 0.95, 4),
                nothing.zeroRule(),
                nothing.cities(),
                nothing.values());

        assertThat(WhatIf.board(dust, METRICS).standing(TANGSHAN).rates())
                .containsExactly(Reference.rate(lapeq))
                .isNotEqualTo(WhatIf.board(nothing, METRICS).standing(TANGSHAN).rates());
    }

    @ParameterizedTest
    @CsvSource({"ZERO_IS_TIER_TWO, II", "ZERO_IS_REDUCTION, I", "ZERO_IS_INCREASE, II"})
    void anUnchangedLevelIsJudgedByTheSupposedRule(ZeroRule rule, Tier tier) {
        double base = Reference.levels().get(TANGSHAN).get(Indicator.CO2)[0];
        NavigableMap<Slot, Double> values = new TreeMap<>(Map.of(CO2_2019, base));
        values.put(new Slot(TANGSHAN, Indicator.AQI, Side.BASE), 100.0);
        values.put(new Slot(TANGSHAN, Indicator.AQI, Side.CURRENT), 50.0);

        Standing standing =
                WhatIf.board(supposing(board("co2-aqi"), rule, values), METRICS).standing(TANGSHAN);

        assertThat(standing.rates()).containsExactly(0.0, 0.5);
        assertThat(standing)
                .isInstanceOfSatisfying(
                        Standing.Ranked.class,
                        ranked -> assertThat(ranked.score().tier()).isEqualTo(tier));
    }

    @Test
    void aSupposedPartOfLapeqTakesEffect() {
        Map<Indicator, double[]> levels = Reference.levels().get(TANGSHAN);
        double current = levels.get(Indicator.SO2)[1] / 0.95 + levels.get(Indicator.NOX)[1] / 0.95 + 0 / 2.18;
        NavigableMap<Slot, Double> noDust = new TreeMap<>(Map.of(new Slot(TANGSHAN, Indicator.PM, Side.CURRENT), 0.0));

        BoardState supposed = WhatIf.board(supposing(board("lapeq"), ZeroRule.ZERO_IS_TIER_TWO, noDust), METRICS);

        assertThat(supposed.standing(TANGSHAN).rates())
                .containsExactly(Reference.rate(new double[] {levels.get(Indicator.LAPEQ)[0], current}));
    }

    @Test
    void aCityThatWasNeverObservedCanBeSupposedWhole() {
        NavigableMap<Slot, Double> values = new TreeMap<>(Map.of(CO2_2019, 3.0));
        assertThat(WhatIf.board(supposing(board("co2"), ZeroRule.ZERO_IS_TIER_TWO, values), List.of())
                        .standing(TANGSHAN))
                .isInstanceOfSatisfying(
                        Standing.Unranked.class,
                        unranked -> assertThat(unranked.reasons())
                                .containsExactly(new Undefined(Undefined.Reason.BASE_MISSING, Indicator.CO2)));

        values.put(new Slot(TANGSHAN, Indicator.CO2, Side.BASE), 4.0);
        assertThat(WhatIf.board(supposing(board("co2"), ZeroRule.ZERO_IS_TIER_TWO, values), List.of())
                        .place(TANGSHAN))
                .isEqualTo(new Place(1, Standing.Ranked.of(List.of(0.25), ZeroRule.ZERO_IS_TIER_TWO)));
    }

    @Test
    void fewerCitiesAreRankedAmongThemselves() {
        Hypothesis nothing = Hypothesis.nothing(DEFINITION, board("co2"));
        Set<String> two = Set.of(TANGSHAN, "110000");
        Hypothesis fewer = new Hypothesis(
                nothing.board(), nothing.equivalents(), nothing.zeroRule(), new TreeSet<>(two), nothing.values());

        BoardState board = WhatIf.board(fewer, METRICS);

        assertThat(board.cities()).containsExactlyInAnyOrderElementsOf(two);
        assertThat(board.ranked()).extracting(BoardState.Row::rank).containsExactly(1, 2);
    }

    @Test
    void nonsenseCannotBeSupposed() {
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            supposing(board("co2"), ZeroRule.ZERO_IS_TIER_TWO, new TreeMap<>(Map.of(CO2_2019, value))));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supposing(
                        board("lapeq"),
                        ZeroRule.ZERO_IS_TIER_TWO,
                        new TreeMap<>(Map.of(new Slot(TANGSHAN, Indicator.LAPEQ, Side.BASE), 1.0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new PollutantEquivalents(0.95, 0, 2.18));
        assertThatIllegalArgumentException().isThrownBy(() -> PollutantEquivalents.of(Map.of(Indicator.SO2, 1.0)));
    }

    private static Hypothesis supposing(BoardDefinition board, ZeroRule rule, NavigableMap<Slot, Double> values) {
        Hypothesis nothing = Hypothesis.nothing(DEFINITION, board);
        return new Hypothesis(board, nothing.equivalents(), rule, nothing.cities(), values);
    }

    private static BoardDefinition board(String id) {
        return DEFINITION.board(id).orElseThrow();
    }

    private static Metric metric(Indicator indicator, Double base, Double current, Undefined... undefined) {
        return new Metric(
                indicator,
                "t",
                base == null ? null : new Metric.Level(base, null),
                current == null ? null : new Metric.Level(current, null),
                base == null || current == null ? null : (Double) (base - current),
                undefined.length == 0 ? (Double) ((base - current) / base) : null,
                List.of(undefined));
    }

    private static CityMetrics metrics(Metric... metrics) {
        CityMetrics any = METRICS.getFirst();
        return new CityMetrics(
                "2015-2019", 1, 1, TANGSHAN, 0, 1, any.at(), any.cause(), new ArrayList<>(List.of(metrics)));
    }
}
