package io.tandem.ranking.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The statistics of the reference observations against those of an independent program, and the printed appendices.
class OracleStatisticsTest {
    private static final Map<String, String> GROUPS =
            Map.of("jjj", "2+26", "fenwei", "汾渭平原", "gba", "粤港澳大湾区", "yrd", "长三角");

    private static JsonNode oracle;
    private static Snapshot snapshot;

    @BeforeAll
    static void read() throws IOException {
        oracle = new ObjectMapper().readTree(OracleStatisticsTest.class.getResourceAsStream("/reference/oracle.json"));
        snapshot = Samples.reference();
    }

    private static String name(Indicator indicator) {
        return indicator == Indicator.LAPEQ ? "lap" : indicator.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode of(Part part) {
        return switch (part.by()) {
            case ALL -> oracle.get("national");
            case REGION -> oracle.get("regions").get(part.id());
            case PROVINCE -> oracle.get("provinces").get(part.nameZh());
            case GROUP -> oracle.get("groups").get(GROUPS.get(part.id()));
            case CITY -> throw new IllegalArgumentException("the oracle has no parts of one city");
        };
    }

    @ParameterizedTest
    @CsvSource({"ALL, 1", "REGION, 3", "PROVINCE, 31", "GROUP, 4"})
    void meansAndCountsOfEveryPartAreTheOracles(By by, int parts) {
        List<Means.Row> rows =
                Means.of("means", snapshot, Part.of(snapshot, by)).rows();

        assertThat(rows).hasSize(parts);
        for (Means.Row row : rows) {
            JsonNode expected = of(row.part());
            assertThat(row.part().cities()).hasSize(expected.get("n").asInt());
            for (Indicator indicator : Indicator.values()) {
                Mean mean = row.mean(indicator);
                assertThat(mean.rate())
                        .isCloseTo(
                                expected.get("mean_rate").get(name(indicator)).asDouble(), within(1e-12));
                assertThat(mean.falling())
                        .isEqualTo(expected.get("falling").get(name(indicator)).asInt());
                JsonNode base = expected.get("total").get(name(indicator) + "_2015");
                if (base != null) {
                    double current =
                            expected.get("total").get(name(indicator) + "_2019").asDouble();
                    assertThat(mean.aggregate())
                            .isCloseTo((base.asDouble() - current) / base.asDouble(), within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = By.class, names = "CITY", mode = EnumSource.Mode.EXCLUDE)
    void quadrantsOfEveryPartAreTheOracles(By by) {
        for (Indicator other : Indicator.values()) {
            if (other == Indicator.CO2) {
                continue;
            }
            for (Measure measure : Measure.values()) {
                for (Quadrants.Row row : Quadrants.of(Indicator.CO2, other, measure, Part.of(snapshot, by))
                        .rows()) {
                    JsonNode expected = of(row.part()).get("quadrants").get(name(other));
                    for (Quadrant quadrant : List.of(Quadrant.I, Quadrant.II, Quadrant.III, Quadrant.IV)) {
                        assertThat(row.in(quadrant))
                                .as(
                                        "%s of CO2 and %s in %s",
                                        quadrant, other, row.part().id())
                                .hasSize(expected.get(quadrant.name()).asInt());
                    }
                    assertThat(row.in(Quadrant.UNDEFINED)).isEmpty();
                }
            }
        }
    }

    @Test
    void membersOfTheQuadrantsAreTheOracles() {
        oracle.get("quadrant_members").properties().forEach(pair -> {
            Indicator other = pair.getKey().equals("lap")
                    ? Indicator.LAPEQ
                    : Indicator.valueOf(pair.getKey().toUpperCase(Locale.ROOT));
            Quadrants.Row row = Quadrants.of(Indicator.CO2, other, Measure.RATE, List.of(Part.all(snapshot)))
                    .rows()
                    .getFirst();
            pair.getValue().properties().forEach(quadrant -> {
                Set<String> expected = new java.util.HashSet<>();
                quadrant.getValue().forEach(city -> expected.add(city.asText()));
                assertThat(row.in(Quadrant.valueOf(quadrant.getKey())).stream()
                                .map(city -> city.city().nameZh()))
                        .containsExactlyInAnyOrderElementsOf(expected);
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"co2-lapeq, emissions", "co2-aqi, air"})
    void tiersOfEveryPartAreTheOracles(String board, String name) {
        for (By by : List.of(By.ALL, By.REGION, By.PROVINCE, By.GROUP)) {
            List<TierSplit.Row> rows = TierSplit.of(snapshot.compositeBoards(), Part.of(snapshot, by))
                    .rows();
            for (TierSplit.Row row : rows) {
                if (row.board().id().equals(board)) {
                    assertThat(row.count())
                            .isEqualTo(of(row.part())
                                    .get("tiers")
                                    .get(name)
                                    .get(row.tier().name())
                                    .asInt());
                }
            }
        }
    }

    /// Report §3.8: ranks 1 to 104, 105 to 322 and 323 to 335; 157 of tier II have a positive sum.
    @Test
    void tiersHaveTheReportsRanksAndSums() {
        List<TierSplit.Row> rows = TierSplit.of(snapshot.compositeBoards(), List.of(Part.all(snapshot))).rows().stream()
                .filter(row -> row.board().id().equals("co2-lapeq"))
                .toList();

        assertThat(rows).extracting(TierSplit.Row::tier).containsExactly(Tier.I, Tier.II, Tier.III);
        assertThat(rows).extracting(TierSplit.Row::firstRank).containsExactly(1, 105, 323);
        assertThat(rows).extracting(TierSplit.Row::lastRank).containsExactly(104, 322, 335);
        assertThat(rows).extracting(TierSplit.Row::positive).containsExactly(104, 157, 0);
    }

    @Test
    void decilesAreTheOracles() {
        for (Indicator indicator : Indicator.values()) {
            for (Side side : Side.values()) {
                Deciles deciles = Deciles.of(indicator, side, snapshot.cities());
                Map<String, Integer> bins = deciles.bins();
                String year = side == Side.BASE ? "2015" : "2019";
                oracle.get("cities")
                        .forEach(city -> assertThat(
                                        bins.get(city.get("city_code").asText()))
                                .isEqualTo(city.at("/decile/%s/%s".formatted(year, name(indicator)))
                                        .asInt()));
                assertThat(deciles.sizes()).containsExactly(33, 33, 33, 33, 33, 33, 33, 33, 33, 38);
            }
        }
    }

    /// Three rows of Anhui are missing in the text of appendix 1.
    @ParameterizedTest
    @CsvSource({"EMISSIONS, 332", "AIR, 335"})
    void theAppendicesEqualThePrintedOnes(Appendix appendix, int printed) throws IOException {
        Table table = appendix.table(snapshot);
        List<String> names = table.columns().stream().map(Column::name).toList();
        Map<String, List<Object>> rows =
                table.rows().stream().collect(Collectors.toMap(row -> String.valueOf(row.getFirst()), row -> row));
        List<String[]> lines = lines("/reference/appendix-%d-deciles.csv".formatted(appendix.number()));

        assertThat(lines).hasSize(printed + 1);
        String[] heading = lines.getFirst();
        for (String[] line : lines.subList(1, lines.size())) {
            for (int c = 3; c < heading.length; c++) {
                assertThat(rows.get(line[0]).get(names.indexOf(heading[c])))
                        .as("%s of %s", heading[c], line[0])
                        .isEqualTo(Integer.valueOf(line[c]));
            }
        }
    }

    private static List<String[]> lines(String resource) throws IOException {
        try (InputStream file = OracleStatisticsTest.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split(",", -1)).toList();
        }
    }

    @Test
    void appendixThreeHasTheFiveRanksOfEveryCity() {
        Table table = Appendix.RANKS.table(snapshot);

        assertThat(table.rows()).hasSize(335);
        assertThat(table.columns().stream().map(Column::name)).endsWith("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).doesNotContainNull());
    }

    @ParameterizedTest
    @CsvSource({"co2-lapeq, emissions", "co2-aqi, air"})
    void theFirstTenAreTheOracles(String board, String name) {
        List<String> expected = new java.util.ArrayList<>();
        oracle.get("top10").get(name).forEach(city -> expected.add(city.asText()));

        assertThat(Top.byBoard(board, Top.Order.DESC, 10, snapshot.cities()).entries().stream()
                        .map(entry -> entry.city().city().nameZh()))
                .containsExactlyElementsOf(expected);
    }

    /// Report §3.7: the CO2 rates of 14 cities exceed 50 %.
    @Test
    void aFilterFindsTheCitiesAboveAThreshold() {
        assertThat(Thresholds.of(Filter.parse("CO2>0.5", snapshot), snapshot.cities())
                        .cities())
                .hasSize(14);
        assertThat(Thresholds.of(Filter.parse("CO2>0, SO2>0, group=fenwei", snapshot), snapshot.cities())
                        .cities())
                .hasSize(7);
    }

    @Test
    void everySentenceHasItsNumbersAndALink() {
        List<Statement> statements = Statements.of(snapshot);

        assertThat(statements).hasSizeGreaterThan(100);
        assertThat(statements.stream().map(Statement::zh))
                .contains("“2+26”城市 CO2 平均减排率为 -11.91%，SO2 平均减排率为 75.38%。".replace("“2+26”城市", jjj()))
                .anyMatch(sentence -> sentence.contains("30.45%的城市（102 个）"));
        assertThat(statements.stream().map(Statement::en))
                .anyMatch(sentence -> sentence.contains("14 of 17 cities (82.35%) are in tier I"));
        assertThat(statements).allSatisfy(statement -> {
            assertThat(statement.query()).isNotEmpty();
            assertThat(statement.zh() + statement.en()).doesNotContain("null", "NaN");
        });
    }

    private static String jjj() {
        return snapshot.definition().groups().versions().get("jjj").nameZh();
    }

    @Test
    void aCitysPeersAreThoseOfItsPartsOnly() {
        CityFigures linfen = snapshot.cities().stream()
                .filter(city -> city.city().nameZh().equals("临汾"))
                .findFirst()
                .orElseThrow();

        assertThat(Peers.of(snapshot, linfen).rows())
                .filteredOn(row -> row.board().id().equals("co2-lapeq"))
                .extracting(row -> row.part().id(), Peers.Row::rank, Peers.Row::of)
                .contains(org.assertj.core.groups.Tuple.tuple("all", 5, 335))
                .contains(org.assertj.core.groups.Tuple.tuple("fenwei", 1, 11));
    }
}
