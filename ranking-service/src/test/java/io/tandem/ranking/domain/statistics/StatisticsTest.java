package io.tandem.ranking.domain.statistics;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Statistics of few cities that can be reckoned by hand, with undefined rates, zeros and ties.
class StatisticsTest {
    /// Both fall; both fall as much; CO2 unchanged; base of CO2 zero; SO2 missing; nothing known; both rise.
    private final Snapshot snapshot = Samples.cities(
            new double[] {10, 5, 10, 5},
            new double[] {20, 10, 40, 20},
            new double[] {10, 10, 10, 5},
            new double[] {0, 5, 10, 5},
            new double[] {10, 5, NaN, 5},
            null,
            new double[] {10, 20, 10, 15});

    private static List<String> codes(List<CityFigures> cities) {
        return cities.stream().map(CityFigures::code).toList();
    }

    private Table where(String filter) {
        return Thresholds.of(Filter.parse(filter, snapshot), snapshot.cities()).table(List.of());
    }

    @Test
    void aZeroIsOnTheAxisAndAnUndefinedRateInNoShare() {
        Quadrants.Row row = Quadrants.of(Indicator.CO2, Indicator.SO2, Measure.RATE, List.of(Part.all(snapshot)))
                .rows()
                .getFirst();

        assertThat(codes(row.in(Quadrant.I))).containsExactly("100001", "100002");
        assertThat(codes(row.in(Quadrant.III))).containsExactly("100007");
        assertThat(codes(row.in(Quadrant.AXIS))).containsExactly("100003");
        assertThat(codes(row.in(Quadrant.UNDEFINED))).containsExactly("100004", "100005", "100006");
        assertThat(row.share(Quadrant.I)).isEqualTo(0.5);
        assertThat(row.share(Quadrant.UNDEFINED)).isNull();
    }

    @Test
    void aReductionIsDefinedWhereABaseOfZeroHasNoRate() {
        Quadrants.Row row = Quadrants.of(Indicator.CO2, Indicator.SO2, Measure.REDUCTION, List.of(Part.all(snapshot)))
                .rows()
                .getFirst();

        assertThat(codes(row.in(Quadrant.II))).containsExactly("100004");
        assertThat(codes(row.in(Quadrant.UNDEFINED))).containsExactly("100005", "100006");
    }

    @Test
    void aMeanIsUnweightedAndTheAggregateIsOfTheSameCities() {
        Mean mean = Mean.of(Indicator.CO2, snapshot.cities());

        assertThat(mean.cities()).isEqualTo(5);
        assertThat(mean.falling()).isEqualTo(3);
        assertThat(mean.rate()).isCloseTo((0.5 + 0.5 + 0 + 0.5 - 1) / 5, within(1e-15));
        assertThat(mean.aggregate()).isCloseTo((60.0 - 50) / 60, within(1e-15));
        assertThat(Mean.of(Indicator.AQI, snapshot.cities())).isEqualTo(new Mean(0, 0, null, null));
    }

    @Test
    void equalCitiesAreOrderedByCodeShareARankAndAreNotCutApart() {
        Top top = Top.byIndicator(Indicator.CO2, Measure.RATE, Top.Order.DESC, 2, snapshot.cities());

        assertThat(top.entries()).extracting(Top.Entry::rank).containsExactly(1, 1, 1);
        assertThat(top.entries().stream().map(entry -> entry.city().code()))
                .containsExactly("100001", "100002", "100005");
        assertThat(top.defined()).isEqualTo(5);
        assertThat(Top.byBoard("co2-lapeq", Top.Order.ASC, 1, snapshot.cities()).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.city().code()).isEqualTo("100007");
                    assertThat(entry.rank()).isEqualTo(4);
                    assertThat(entry.value()).isEqualTo(-1.5);
                });
    }

    @Test
    void aDistanceIsInUnitsOfTheFarthestOnEachAxis() {
        Farthest farthest =
                Farthest.of(Indicator.CO2, Indicator.SO2, Measure.REDUCTION, Quadrant.I, 1, snapshot.cities());

        assertThat(farthest.considered()).isEqualTo(2);
        assertThat(farthest.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.city().code()).isEqualTo("100002");
            assertThat(entry.distance()).isCloseTo(Math.sqrt(2), within(1e-15));
        });
        assertThat(farthest.median()).isCloseTo((Math.sqrt(2) + Math.hypot(0.5, 0.25)) / 2, within(1e-15));
        assertThat(Farthest.of(Indicator.CO2, Indicator.AQI, Measure.RATE, null, 5, snapshot.cities())
                        .median())
                .isNull();
    }

    @Test
    void fewCitiesHaveABinEachAndEqualLevelsAreOrderedByCode() {
        Deciles deciles = Deciles.of(Indicator.CO2, Side.BASE, snapshot.cities());

        assertThat(deciles.bins())
                .containsExactly(
                        Map.entry("100004", 1),
                        Map.entry("100001", 2),
                        Map.entry("100003", 3),
                        Map.entry("100005", 4),
                        Map.entry("100007", 5),
                        Map.entry("100002", 6));
        assertThat(Deciles.of(Indicator.AQI, Side.BASE, snapshot.cities()).entries())
                .isEmpty();
    }

    @Test
    void partsWithoutRankedCitiesHaveNoShare() {
        Snapshot unknown = Samples.cities(null, null);

        assertThat(TierSplit.of(unknown.compositeBoards(), List.of(Part.all(unknown)))
                        .rows())
                .allSatisfy(row -> {
                    assertThat(row.share()).isNull();
                    assertThat(row.positiveShare()).isNull();
                    assertThat(row.firstRank()).isNull();
                });
        assertThat(Statements.of(unknown))
                .allSatisfy(statement -> assertThat(statement.section()).isEqualTo("2.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CO2>0; 3; 2",
                "CO2>=0; 4; 2",
                "CO2=0.5; 3; 2",
                "CO2!=0; 4; 2",
                "CO2 < -0.5; 1; 2",
                "CO2@2015>=10; 5; 1",
                "CO2@2019<=5; 3; 1",
                "reduction(CO2)<0; 2; 1",
                "region=east; 3; 0",
                "region=east|west; 7; 0",
                "region!=east; 4; 0",
                "city=100001|100007,CO2>0; 1; 0",
                "tier(co2-lapeq)=I; 2; 3",
                "tier(co2-lapeq)!=I; 2; 3",
                "rank(co2-lapeq)<=2; 2; 3",
                "score(co2-lapeq)>0; 3; 3",
                "province=省,CO2>0,SO2>0; 2; 3"
            })
    void aFilterMatchesWhatIsDefinedAndCountsWhatIsNot(String filter, int matching, int undecided) {
        Table table = where(filter);

        assertThat(table.rows()).hasSize(matching);
        assertThat(table.summary())
                .containsEntry("matching", matching)
                .containsEntry("of", 7)
                .containsEntry("undecided", undecided);
    }

    @Test
    void amongRestrictsWhoIsAskedAndPartsSpreadWhoIsFound() {
        Thresholds found = Thresholds.of(
                Filter.parse("CO2>0", snapshot), Filter.parse("SO2>0,region=east|west", snapshot), snapshot.cities());
        Table table = found.table(Part.of(snapshot, By.REGION));

        assertThat(found.asked())
                .hasSize(Thresholds.of(Filter.parse("CO2>0", snapshot), snapshot.cities())
                        .cities()
                        .size());
        assertThat(table.summary()).containsEntry("among", "CO2>0").containsEntry("of", 3);
        assertThat(found.over(Part.of(snapshot, By.REGION)))
                .allSatisfy(spread -> assertThat(spread.of()).isPositive())
                .extracting(Thresholds.Spread::count)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(count -> count).sum())
                        .isEqualTo(found.cities().size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 1",
                "CO>0; 1",
                "CO2; 4",
                "CO2>; 5",
                "CO2>x; 5",
                "CO2>1e9; 5",
                "CO2>0,; 7",
                "CO2>0, SO3>0; 8",
                "CO2>0|1; 6",
                "region=north; 8",
                "region>east; 7",
                "region=east|; 13",
                "tier(co2)=I; 1",
                "rank(none)=1; 1",
                "CO2@2020>0; 1",
                "city=1; 6"
            })
    void aMalformedFilterSaysWhere(String filter, int position) {
        assertThatThrownBy(() -> where(filter))
                .isInstanceOfSatisfying(
                        Filter.Malformed.class,
                        malformed -> assertThat(malformed.position()).isEqualTo(position));
    }

    @Test
    void moversAreThoseWhoseRankOrTierDiffersAlsoWhenPushed() {
        Snapshot later = Samples.cities(
                new double[] {10, 9, 10, 9},
                new double[] {20, 10, 40, 20},
                new double[] {10, 10, 10, 5},
                new double[] {0, 5, 10, 5},
                new double[] {10, 5, 10, 1},
                null,
                new double[] {10, 20, 10, 15});
        Movers movers = Movers.between(
                "co2-lapeq",
                Movers.State.of(snapshot, "co2-lapeq"),
                Movers.State.of(later, "co2-lapeq"),
                snapshot.definition().roster().cities());

        assertThat(movers.rows())
                .extracting(Movers.Row::code)
                .containsExactly("100005", "100001", "100002", "100003", "100007");
        assertThat(movers.rows()).extracting(Movers.Row::gained).containsExactly(null, -2, -1, -1, -1);
        assertThat(movers.to()).isEqualTo(new BoardVersion(1, 7));
    }

    @Test
    void aSnapshotWhoseBoardsAndFiguresDifferIsNotSettled() {
        assertThat(snapshot.settled()).isTrue();
        assertThat(snapshot.version().at()).isNotNull();
        assertThat(snapshot.cities().get(5).figure(Indicator.CO2).undefined()).isNotEmpty();
    }
}
